# wrong: left as it was
# fails: answer | not written yet
nats_gained = None
