import numpy as np
grid = np.linspace(0.5, 0.9999, 500_000)
def top(stay, move):
    return grid[np.argmax(stay * np.log(grid) + move * np.log(1 - grid))]
kept = (top(fair_fair, fair_loaded), top(loaded_loaded, loaded_fair), top(fair_fair + loaded_loaded, fair_loaded + loaded_fair))
