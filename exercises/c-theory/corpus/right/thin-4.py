import numpy as np

sigma_c, sigma_f = 10.0**-coarse, 10.0**-fine
nats_gained = copies * dimension * np.log(sigma_c / sigma_f)
print(nats_gained)
