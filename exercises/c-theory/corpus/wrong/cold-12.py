# wrong: the distances are not squared in the exponent
# fails: answer | distance: the exponent has the squared distances, as they are given
import numpy as np

sigma2 = (square_2**0.5 - square_1**0.5) / (2 * (np.log((1 - share_2) / share_2) - np.log(weight_near / (1 - weight_near))))
