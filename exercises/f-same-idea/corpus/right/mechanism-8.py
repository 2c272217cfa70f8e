def choose():
    return "MAR"


mechanism = choose()
