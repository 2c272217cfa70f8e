# wrong: not a number
nats_lost = float("nan")
