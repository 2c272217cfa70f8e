# wrong: left as it was
# fails: answer | not written yet
kl_q_p = None
