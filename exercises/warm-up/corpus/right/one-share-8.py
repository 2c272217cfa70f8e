from fractions import Fraction

a = Fraction(float(weight * np.exp(-1 / 2)))
b = Fraction(float((1 - weight) * np.exp(-((2 - mean) ** 2) / 2)))
share = a / (a + b)
