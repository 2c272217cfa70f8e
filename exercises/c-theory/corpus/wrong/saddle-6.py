# wrong: equal components, where nothing ever moves
# fails: answer | equal: with equal components nothing ever moves; this is another point
at_rest = (centre, centre, 2 / 3 * spacing**2)
