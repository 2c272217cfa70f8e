# wrong: the variances are about the new means
# fails: answer | M7: a covariance about the old mean never makes the trace fall (chapter
bug = "old mean"
