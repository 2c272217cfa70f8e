import numpy as np

sentence_5 = np.str_("false")
