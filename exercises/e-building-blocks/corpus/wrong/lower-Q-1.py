# wrong: another option
# fails: answer | the theorem has no converse: other names of components lower Q alone
sentence_5 = "proved"
