# wrong: the factor 2 is missing
# fails: answer | two: the exponent has 2σ² below it; you divided by σ²
import numpy as np

sigma2 = (square_2 - square_1) / (np.log((1 - share_2) / share_2) - np.log(weight_near / (1 - weight_near)))
