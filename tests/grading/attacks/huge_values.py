# attack: numbers, texts and arrays that are too large to be read | value
def responsibilities(x, pi, mu, sigma2):
    return np.zeros((2000, 2000)) if len(x) % 2 else "x" * 10_000_000
