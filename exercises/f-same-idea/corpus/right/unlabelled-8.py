class Info:
    def __init__(self, seen, all_):
        self.seen, self.all = seen, all_

    @property
    def factor(self):
        return (self.all - self.seen) / self.all

n, h = n_coins, n_heads
th = (h / n - p_b) / (p_a - p_b)
info = Info(n**3 * (p_a - p_b) ** 2 / (h * (n - h)), n / th / (1 - th))
flips_worth = (info.factor, np.log(10) / np.log(1 / info.factor), 1 / np.sqrt(info.seen))
