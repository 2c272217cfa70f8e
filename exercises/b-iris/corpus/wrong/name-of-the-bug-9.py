# wrong: an empty text
bug = ""
