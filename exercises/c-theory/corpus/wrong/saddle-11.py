# wrong: hard labels, with half of the middle point each
# fails: answer | M10: those are hard labels, with half of the middle point for each: at
at_rest = (centre - 2 / 3 * spacing, centre + 2 / 3 * spacing, 2 / 9 * spacing**2)
