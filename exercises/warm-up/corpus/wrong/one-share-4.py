# wrong: the product of weight and density, not divided by the sum
# fails: answer | unnormalised: that is the product of weight and density: divide it by
share = weight * np.exp(-0.5) / np.sqrt(2 * np.pi)
