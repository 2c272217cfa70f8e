from scipy.stats import norm

labels = (0, 1)
probability = 0.0
for k in labels:
    w = weight_left if k == 0 else 1 - weight_left
    m = 0 if k == 0 else mean_right
    probability += w * norm(m, 1).sf(threshold)
probability = float(f"{probability:.4f}")
