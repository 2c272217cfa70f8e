verdict = "A STATIONARY POINT".lower()
