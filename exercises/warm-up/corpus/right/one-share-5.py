joint = np.array([weight, 1 - weight]) * np.exp(-((2 - np.array([1, mean])) ** 2) / 2)
share = (joint / joint.sum())[0]
print("my share is", share)
