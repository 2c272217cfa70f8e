import numpy as np

sentence_4 = np.str_("proved")
