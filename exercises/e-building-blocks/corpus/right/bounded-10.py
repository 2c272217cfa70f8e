import numpy as np

sentence_1 = np.str_("proved")
