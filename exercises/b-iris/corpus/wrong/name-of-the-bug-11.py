# wrong: an exception, a text without quotation marks is a name that does not exist
# fails: answer | Python stopped with NameError: name 'rounding' is not defined
bug = rounding
