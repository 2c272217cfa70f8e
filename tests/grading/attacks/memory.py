# attack: more memory than there is | limit
def responsibilities(x, pi, mu, sigma2):
    return [bytearray(1 << 30) for _ in range(6)]
