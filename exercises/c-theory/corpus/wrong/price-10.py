# wrong: left as it was
nats_lost = None
