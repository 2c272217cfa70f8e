# wrong: an exception, a text without quotation marks is a name that does not exist
bug = rounding
