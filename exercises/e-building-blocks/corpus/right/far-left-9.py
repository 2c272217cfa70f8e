def choose():
    return "the wide one"


far_left = choose()
