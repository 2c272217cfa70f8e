# wrong: none of the texts that are offered
bug = "M step forgotten"
