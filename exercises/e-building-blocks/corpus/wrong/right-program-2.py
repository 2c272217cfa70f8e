# wrong: another option
# fails: answer | it is not true: with the old mean in the covariance the trace never
sentence_6 = "not proved"
