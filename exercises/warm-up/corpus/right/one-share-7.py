from statistics import NormalDist

labels = [NormalDist(1, 1), NormalDist(mean, 1)]
p, q = (label.pdf(2) for label in labels)
share = round(weight * p / (weight * p + (1 - weight) * q), 4)
