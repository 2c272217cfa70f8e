%matplotlib inline
from fractions import Fraction
w = Fraction(str(weight_1))
variance_of_average = float(w**2 * Fraction(str(variance_1)) + (1 - w) ** 2 * Fraction(str(variance_2)))
