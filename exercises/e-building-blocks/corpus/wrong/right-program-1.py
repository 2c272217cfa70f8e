# wrong: another option
# fails: answer | Theorem 8.4 goes from a right program to a rising trace, not back
sentence_6 = "proved"
