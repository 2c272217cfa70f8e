# wrong: left as it was
nats_gained = None
