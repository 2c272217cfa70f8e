# wrong: a fall of two nats is not rounding
# fails: answer | rounding moves the trace by about 1e-13, not by whole nats
bug = "rounding"
