# wrong: the visible example as a table
def m_step_map(x, gamma, Psi, nu, alpha=1):
    return [0.5333, 0.4667], [[1.5625], [2.5]], [[[0.1960]], [[0.2]]]
