# wrong: the number of another student
# fails: answer | ½ Σ (a − ln a − 1) over the eigenvalues a of S: end of Theorem 5.1's
nats_lost = 0.0317
