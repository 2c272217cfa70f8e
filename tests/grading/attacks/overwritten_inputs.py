# attack: change the inputs, so that a wrong answer is right for them | fails
def responsibilities(x, pi, mu, sigma2):
    for array in (x, pi, mu, sigma2):
        array.flags.writeable = True
        array[...] = 1
    return np.ones((len(x), len(pi))) / len(pi)
