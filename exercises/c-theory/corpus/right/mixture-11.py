# half the mean squared difference of two independent draws
pi = [weight_1, 1 - weight_1]
mu = [mean_1, mean_2]
va = [variance_1, variance_2]
variance_of_mixture = 0
for i in range(2):
    for j in range(2):
        variance_of_mixture += pi[i] * pi[j] * (va[i] + va[j] + (mu[i] - mu[j]) ** 2) / 2
