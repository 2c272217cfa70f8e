def choose():
    return "proved"


sentence_1 = choose()
