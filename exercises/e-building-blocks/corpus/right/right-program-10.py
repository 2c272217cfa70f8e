import numpy as np

sentence_6 = np.str_("false")
