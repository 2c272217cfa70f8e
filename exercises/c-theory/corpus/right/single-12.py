with_one_component = ("it falls to minus infinity")  # a string in brackets
