# wrong: a fall of two nats is not rounding
bug = "rounding"
