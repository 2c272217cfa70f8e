class Partition:
    def __init__(self, labels):
        self.groups = {}
        for place, name in enumerate(labels):
            self.groups.setdefault(name, set()).add(place)
        self.size = place + 1

    @staticmethod
    def two(n):
        return n * (n - 1) // 2

    def pairs(self):
        return sum(self.two(len(g)) for g in self.groups.values())

    def shared(self, other):
        return sum(self.two(len(g & h)) for g in self.groups.values() for h in other.groups.values())


def adjusted_rand(a, b):
    first, second = Partition(a), Partition(b)
    whole = Partition.two(first.size)
    x, y, s = first.pairs(), second.pairs(), first.shared(second)
    # multiplied by 2 * whole, so that all numbers stay whole
    numerator, denominator = 2 * (s * whole - x * y), (x + y) * whole - 2 * x * y
    return numerator / denominator if denominator else 1
