import numpy as np

mechanism = np.str_("MAR")
