import numpy as np
import numpy.linalg as la
# ln odds = ln prior odds + (d2 - d1)/2 * beta is a linear equation
A = np.array([[(square_2 - square_1) / 2]])
b = np.array([np.log1p(-share_2) - np.log(share_2) + np.log1p(-weight_near) - np.log(weight_near)])
sigma2 = float(1 / la.solve(A, b)[0])
