from scipy.stats.contingency import crosstab


def adjusted_rand(a, b):
    cases = crosstab(np.asarray(a), np.asarray(b)).count.astype(float)
    tp = np.sum(cases * (cases - 1)) / 2
    rows, cols, N = cases.sum(1), cases.sum(0), cases.sum()
    fn = np.sum(rows * (rows - 1)) / 2 - tp
    fp = np.sum(cols * (cols - 1)) / 2 - tp
    tn = N * (N - 1) / 2 - tp - fn - fp
    # the form with the four kinds of pairs
    bottom = (tp + fn) * (fn + tn) + (tp + fp) * (fp + tn)
    return np.float32(2 * (tp * tn - fn * fp) / bottom) if bottom else np.float32(1)
