# wrong: not a number
nats_gained = float("nan")
