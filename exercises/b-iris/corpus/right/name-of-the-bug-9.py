names = {1: "variance as standard deviation", 2: "divided by N", 3: "old mean", 4: "weights left out", 5: "rounding"}
labels = [k for k, name in names.items() if "deviation" in name]
bug = names[labels[0]]
