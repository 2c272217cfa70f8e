labels = ["full", "tied", "diag", "spherical"]
entries = 0
for i in range(n_columns):
    for j in range(i, n_columns):
        entries += 1
moments = [n_components * entries, entries, n_components * n_columns, n_components]
n_parameters = []
for m in moments:
    n_parameters.append(n_components * (n_columns + 1) - 1 + m)
print(dict(zip(labels, n_parameters)))
