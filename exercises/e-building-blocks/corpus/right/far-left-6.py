moments = {1: 'the wide one', 2: 'the narrow one', 3: 'both with one half'}
far_left = moments[1]
