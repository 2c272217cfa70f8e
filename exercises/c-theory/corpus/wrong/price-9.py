# wrong: the number of the example in the text
nats_lost = 0.451
