free = {"full": 0, "tied": 0, "diag": 0, "spherical": 0}
for name in free:
    free[name] += (n_components - 1) + n_components * n_columns
tri = sum(range(n_columns + 1))
free["full"] += n_components * tri
free["tied"] += tri
free["diag"] += n_components * n_columns
free["spherical"] += n_components
n_parameters = list(free.values())
