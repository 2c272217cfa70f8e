labels = ['it stays bounded', 'it grows without bound', 'it falls to minus infinity']
with_one_component = labels[2]
print(with_one_component)
