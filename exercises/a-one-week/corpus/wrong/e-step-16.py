# wrong: only the example of the text is known
# fails: each row of gamma adds up to 1 | M20: your function gives the numbers of the example whatever it is
def e_step(x, pi, mu, Sigma):
    return np.array([[0.8807970779, 0.1192029220], [0.5, 0.5], [0.1192029220, 0.8807970779]]), -4.3892539
