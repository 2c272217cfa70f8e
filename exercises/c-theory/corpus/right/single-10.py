import numpy as np

with_one_component = np.str_("it falls to minus infinity")
