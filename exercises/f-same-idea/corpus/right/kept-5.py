from fractions import Fraction
f = Fraction(fair_fair) / Fraction(fair_fair + fair_loaded)
l = Fraction(loaded_loaded) / Fraction(loaded_loaded + loaded_fair)
both = Fraction(fair_fair + loaded_loaded) / Fraction(fair_fair + fair_loaded + loaded_fair + loaded_loaded)
kept = (float(f), float(l), float(both))
