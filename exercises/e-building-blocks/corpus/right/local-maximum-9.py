def choose():
    return "false"


sentence_2 = choose()
