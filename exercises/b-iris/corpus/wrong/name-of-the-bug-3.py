# wrong: the variances are about the new means
bug = "old mean"
