# wrong: the ratio of the shares taken for the share
# fails: answer | odds: share_2 is the share itself, not its ratio to the other: the ratio
import numpy as np

sigma2 = (square_2 - square_1) / (2 * (np.log(1 / share_2) - np.log(weight_near)))
