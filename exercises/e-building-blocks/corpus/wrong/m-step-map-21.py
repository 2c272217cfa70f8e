# wrong: the visible example as a table
# fails: four points in the plane, with alpha = 2 | M20: your function gives the numbers of the example whatever it is
def m_step_map(x, gamma, Psi, nu, alpha=1):
    return [0.5333, 0.4667], [[1.5625], [2.5]], [[[0.1960]], [[0.1641]]]
