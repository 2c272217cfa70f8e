# wrong: another option
# fails: answer | the gain of the log-likelihood is that of Q plus a divergence, which is
sentence_4 = "false"
