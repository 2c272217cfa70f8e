bug = " ".join(["variance", "as", "standard", "deviation"])
