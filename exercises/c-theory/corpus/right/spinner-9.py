from scipy.stats import norm

def exceeds(t, components):
    """Probability that a draw exceeds t."""
    return sum(w * norm.sf(t, m, s) for w, m, s in components)

CASES = [(weight_left, 0, 1), (1 - weight_left, mean_right, 1)]
probability = exceeds(threshold, CASES)
