bug = None
bug = "divided by N"
# no: the M step is right
bug = """variance as standard deviation"""
print(bug)
