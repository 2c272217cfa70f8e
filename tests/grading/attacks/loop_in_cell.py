# attack: a cell that never ends and swallows every interruption | limit
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
