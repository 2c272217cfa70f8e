import math


def certificate(x, old, new):
    def parts():
        for point in x:
            logs = []
            for theta in (old, new):
                logs.append(
                    [
                        math.log(theta[0][k])
                        - 0.5 * float((point - theta[1][k]) @ np.linalg.solve(theta[2][k], point - theta[1][k]))
                        - 0.5 * math.log(np.linalg.det(2 * math.pi * theta[2][k]))
                        for k in range(len(theta[0]))
                    ]
                )
            yield [np.array(row) for row in logs]

    ells, Qs, kls = [], [], []
    for a, b in parts():
        la, lb = np.logaddexp.reduce(a), np.logaddexp.reduce(b)
        g = np.exp(a - la)
        ells.append(lb - la)
        Qs.append(g @ (b - a))
        kls.append(g @ ((a - la) - (b - lb)))
    return math.fsum(ells), math.fsum(Qs), math.fsum(kls)
