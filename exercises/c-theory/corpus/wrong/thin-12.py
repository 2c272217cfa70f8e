# wrong: the number of another student
nats_gained = 41.4465
