# wrong: hedges between two of the options
# fails: answer | none of the options; choose one of 'proved', 'false', 'not proved'
sentence_3 = "not proved or proved"
