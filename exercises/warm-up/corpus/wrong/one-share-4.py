# wrong: the product of weight and density, not divided by the sum
share = weight * np.exp(-0.5) / np.sqrt(2 * np.pi)
