# wrong: equal components, where nothing ever moves
at_rest = (centre, centre, 2 / 3 * spacing**2)
