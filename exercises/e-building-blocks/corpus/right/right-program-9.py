def choose():
    return "false"


sentence_6 = choose()
