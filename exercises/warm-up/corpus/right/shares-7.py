def responsibilities(points, weights, means, variances):
    points = np.array(points, dtype=float).reshape(-1, 1)
    weights = np.array(weights, dtype=float).reshape(1, -1)
    means = np.array(means, dtype=float).reshape(1, -1)
    variances = np.array(variances, dtype=float).reshape(1, -1)
    with np.errstate(under="ignore", invalid="ignore", divide="ignore"):
        joint = weights * np.exp(-((points - means) ** 2) / (2 * variances))
        joint = joint / np.sqrt(2 * np.pi * variances)
        plain = joint / joint.sum(axis=1, keepdims=True)
    # far points and other trouble go by logarithms, the rest by the formula of the text
    logs = np.log(weights) - np.log(variances) / 2 - (points - means) ** 2 / (2 * variances)
    logs = logs - logs.max(1, keepdims=True)
    careful = np.exp(logs) / np.exp(logs).sum(1, keepdims=True)
    safe = (joint > 1e-200).all(axis=1, keepdims=True)
    return np.where(safe, plain, careful)
