import numpy as np

sentence_3 = np.str_("not proved")
