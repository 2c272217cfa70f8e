# wrong: all options as a list
with_one_component = ['it stays bounded', 'it grows without bound', 'it falls to minus infinity']
