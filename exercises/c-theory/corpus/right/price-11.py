import numpy as np

labels = ["tr", "logdet", "D"]
parts = dict(zip(labels, [s_11 + s_22, np.log(s_11) + np.log(s_22 - s_12**2 / s_11), 2]))
nats_lost = np.float64((parts["tr"] - parts["logdet"] - parts["D"]) / 2)
