// Lines of one height over a grid of values {at (places), ell (row by row)}, and the ground above a height.

// The corners of a cell in turn: those above the level, and where an edge crosses it.
function cut(corners, level) {
  const above = [], crossings = [];
  corners.forEach(([x, y, v], i) => {
    const [x1, y1, v1] = corners[(i + 1) % 4];
    if (v >= level) above.push([x, y]);
    if (v >= level === v1 >= level) return;
    const t = (level - v) / (v1 - v), place = [x + t * (x1 - x), y + t * (y1 - y)];
    above.push(place);
    crossings.push(place);
  });
  return { above, crossings };
}

// Visits the cells that the level cuts, and, if `all`, those that lie above it as a whole.
function cells({ at, ell }, level, all, visit) {
  for (let j = 0; j + 1 < at.length; j++) {
    const [low, high] = [ell[j], ell[j + 1]];
    for (let i = 0; i + 1 < at.length; i++) {
      const count = (low[i] >= level) + (low[i + 1] >= level) + (high[i] >= level) + (high[i + 1] >= level);
      if (count === 0 || (count === 4 && !all)) continue;
      visit(cut([[at[i], at[j], low[i]], [at[i + 1], at[j], low[i + 1]], [at[i + 1], at[j + 1], high[i + 1]], [at[i], at[j + 1], high[i]]], level));
    }
  }
}

const polyline = (places, x, y) => places.map(([u, v], i) => `${i ? "L" : "M"}${x(u).toFixed(1)} ${y(v).toFixed(1)}`).join("");

// The line on which the values are `level`, as a path on the scales x and y.
export function contour(grid, level, x, y) {
  let d = "";
  cells(grid, level, false, ({ crossings }) => {
    for (let i = 0; i + 1 < crossings.length; i += 2) d += polyline(crossings.slice(i, i + 2), x, y);
  });
  return d;
}

// All ground that is not below `level`, as a path.
export function groundAbove(grid, level, x, y) {
  let d = "";
  cells(grid, level, true, ({ above }) => (d += `${polyline(above, x, y)}Z`));
  return d;
}
