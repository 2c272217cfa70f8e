def choose():
    return "proved"


sentence_4 = choose()
