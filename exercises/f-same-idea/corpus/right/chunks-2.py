from math import exp, lgamma, log

def counts_round(chunks, pi, rate):
    K = len(pi)
    n, s, ell, rows = [0.0] * K, [0.0] * K, 0.0, 0
    for chunk in chunks:
        for v in chunk:
            terms = [log(pi[k]) - rate[k] + v * log(rate[k]) - lgamma(v + 1) for k in range(K)]
            big = max(terms)
            p = sum(exp(t - big) for t in terms)
            ell += big + log(p)
            rows += 1
            for k in range(K):
                share = exp(terms[k] - big) / p
                n[k] += share
                s[k] += share * v
    return [a / rows for a in n], [b / a for a, b in zip(n, s)], ell
