from math import log
odds = (1 - share_2) / share_2 * (1 - weight_near) / weight_near
sigma2 = round((square_2 - square_1) / 2 / log(odds), 3)
