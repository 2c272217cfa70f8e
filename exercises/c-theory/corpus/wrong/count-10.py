# wrong: a list of a simulation, not one number
# fails: answer | sd_of_count must be a number, found
import numpy as np

rng = np.random.default_rng(0)
sd_of_count = [int((rng.random(n_points) < weight_2).sum()) for _ in range(5)]
