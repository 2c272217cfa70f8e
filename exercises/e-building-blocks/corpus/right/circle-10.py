import numpy as np

sentence_7 = np.str_("false")
