# wrong: not a number
# fails: answer | nats_lost is not finite
nats_lost = float("nan")
