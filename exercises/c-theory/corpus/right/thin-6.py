import numpy as np

%matplotlib inline
nats_gained = 0.0
for _ in range(copies):
    for d in range(dimension):
        nats_gained += (fine - coarse) * np.log(10.0)
