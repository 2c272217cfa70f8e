# wrong: the distance of the means is not squared
# fails: answer | distance-1: the distance of the means is squared: π₁π₂ (μ₁ − μ₂)² (1.3)
w = weight_1
variance_of_mixture = w * variance_1 + (1 - w) * variance_2 + w * (1 - w) * abs(mean_1 - mean_2)
