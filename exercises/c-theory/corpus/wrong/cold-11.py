# wrong: the logarithm to base 10
# fails: answer | log10: the logarithm is the natural one
import numpy as np

sigma2 = (square_2 - square_1) / (2 * (np.log10((1 - share_2) / share_2) - np.log10(weight_near / (1 - weight_near))))
