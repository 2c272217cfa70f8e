def choose():
    return "not proved"


sentence_3 = choose()
