from scipy.optimize import minimize_scalar
from math import log

def best(stay, move):
    return minimize_scalar(lambda s: -stay * log(s) - move * log(1 - s), bounds=(0.01, 0.999), method="bounded", options={"xatol": 1e-9}).x

kept = (best(fair_fair, fair_loaded), best(loaded_loaded, loaded_fair), best(fair_fair + loaded_loaded, fair_loaded + loaded_fair))
