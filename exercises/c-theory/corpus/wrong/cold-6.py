# wrong: the squares squared again
# fails: answer | squared: square_1 and square_2 are squares already: do not square them
import numpy as np

sigma2 = (square_2**2 - square_1**2) / (2 * (np.log((1 - share_2) / share_2) - np.log(weight_near / (1 - weight_near))))
