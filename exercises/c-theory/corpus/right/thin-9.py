import numpy as np

def gain(n, D, c, f):
    """Each equal point gains D ln(sigma_c / sigma_f)."""
    return n * D * (f - c) / np.log10(np.e)

nats_gained = gain(copies, dimension, coarse, fine)
