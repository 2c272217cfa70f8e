# wrong: the number of another student
# fails: answer | how does the height of N(μ, σ²I) go with σ in D dimensions? (Theorem
nats_gained = 41.4465
