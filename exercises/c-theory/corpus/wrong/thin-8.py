# wrong: the number of the example in the text
nats_gained = 9.21
