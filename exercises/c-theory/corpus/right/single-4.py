with_one_component = "IT FALLS TO MINUS INFINITY".lower()
