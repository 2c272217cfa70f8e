import numpy as np

sentence_2 = np.str_("false")
