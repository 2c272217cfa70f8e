# I first thought: MCAR
mechanism = "MCAR"
# but no:
mechanism = "MAR"
