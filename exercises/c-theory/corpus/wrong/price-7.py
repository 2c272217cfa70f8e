# wrong: the other direction, I and S exchanged
# fails: answer | reversed: you took S⁻¹ where S belongs: the roles of S and Σ are
import numpy as np

S = np.array([[s_11, s_12], [s_12, s_22]])
nats_lost = 0.5 * (np.trace(np.linalg.inv(S)) + np.log(np.linalg.det(S)) - 2)
