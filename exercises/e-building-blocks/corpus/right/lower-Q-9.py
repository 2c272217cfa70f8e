def choose():
    return "false"


sentence_5 = choose()
