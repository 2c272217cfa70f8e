options = ['MAR', 'MCAR', 'MNAR']
mechanism = options[0]
print(mechanism)
