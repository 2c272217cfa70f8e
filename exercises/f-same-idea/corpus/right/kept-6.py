# odds
def p(odds):
    return odds / (1 + odds)

kept = (p(fair_fair / fair_loaded), p(loaded_loaded / loaded_fair), p((fair_fair + loaded_loaded) / (fair_loaded + loaded_fair)))
print(kept)
