moments = {1: 'it stays bounded', 2: 'it grows without bound', 3: 'it falls to minus infinity'}
with_one_component = moments[3]
