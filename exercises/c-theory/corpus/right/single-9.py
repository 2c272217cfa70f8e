def choose():
    return "it falls to minus infinity"


with_one_component = choose()
