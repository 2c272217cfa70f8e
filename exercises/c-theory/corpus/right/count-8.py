%matplotlib inline
import math
from fractions import Fraction
v = n_points * Fraction(str(weight_2)) * (1 - Fraction(str(weight_2)))
sd_of_count = math.sqrt(v)
