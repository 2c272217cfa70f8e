import numpy as np

verdict = np.str_("a stationary point")
