import numpy as np

far_left = np.str_("the wide one")
