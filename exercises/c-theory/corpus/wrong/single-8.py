# wrong: all options as a list
# fails: answer | none of the options; choose one of 'it grows without bound', 'it stays
with_one_component = ['it stays bounded', 'it grows without bound', 'it falls to minus infinity']
