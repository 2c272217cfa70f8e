# wrong: an exception, the name is misspelt
# fails: answer | Python stopped with NameError: name 'weigth' is not defined
share = weigth * np.exp(-0.5) / (weigth * np.exp(-0.5) + 1)
