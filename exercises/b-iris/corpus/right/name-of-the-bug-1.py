bug = "variance as standard deviation"
