far_left = "THE WIDE ONE".lower()
