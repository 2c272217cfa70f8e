# wrong: an empty string
# fails: answer | none of the options; choose one of 'a local maximum', 'a local minimum',
verdict = ""
