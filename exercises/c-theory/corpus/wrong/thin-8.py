# wrong: the number of the example in the text
# fails: answer | M20: this is the answer of the example in the text; yours follows from
nats_gained = 9.21
