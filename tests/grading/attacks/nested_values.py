# attack: a list within itself | value
def responsibilities(x, pi, mu, sigma2):
    rows = []
    rows.append(rows)
    return rows
