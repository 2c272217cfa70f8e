# wrong: the fine value alone
import numpy as np

nats_gained = copies * dimension * fine * np.log(10)
