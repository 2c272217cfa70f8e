from math import exp, log

def share_of_narrow(x):
    t = -(x**2) / 2 + (x - mean_wide) ** 2 / (2 * sd_wide**2) + log(sd_wide)
    return 1 / (1 + exp(-t))

def bisect(lo, hi):
    s = share_of_narrow(lo) > 0.5
    for _ in range(100):
        mid = (lo + hi) / 2
        if (share_of_narrow(mid) > 0.5) == s:
            lo = mid
        else:
            hi = mid
    return mid

half_shares = [bisect(-30.0, 0.0), bisect(0.0, float(mean_wide))]
print(half_shares)
