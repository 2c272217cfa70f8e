def choose():
    return "false"


sentence_7 = choose()
