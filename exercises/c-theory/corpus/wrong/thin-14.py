# wrong: not a number
# fails: answer | nats_gained is not finite
nats_gained = float("nan")
