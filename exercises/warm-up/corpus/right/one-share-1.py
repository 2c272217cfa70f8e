import math

share = weight * math.exp(-0.5) / (weight * math.exp(-0.5) + (1 - weight) * math.exp(-((2 - mean) ** 2) / 2))
