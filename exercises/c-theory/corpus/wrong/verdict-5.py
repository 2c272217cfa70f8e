# wrong: two options at once
# fails: answer | none of the options; choose one of 'a local maximum', 'a local minimum',
verdict = ("a stationary point", "a local maximum")
