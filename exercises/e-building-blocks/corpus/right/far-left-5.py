labels = ['the wide one', 'the narrow one', 'both with one half']
far_left = labels[0]
print(far_left)
