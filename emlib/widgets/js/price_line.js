// What a model costs: −2ℓ + price · p, lower is better; and the straight line that touches the cheapest.
// models: [{name, p, l, ...}, ...].

export const cost = (m, price) => -2 * m.l + price * m.p;

// The cheapest, and what each loses against it: {best, losses}.
export function competition(models, price) {
  const costs = models.map((m) => cost(m, price)), least = Math.min(...costs);
  return { best: models[costs.indexOf(least)], least, losses: costs.map((c) => c - least) };
}

// Where the line of slope −price that touches the cheapest stands at p.
export const lineAt = (models, price, p) => competition(models, price).least - price * p;

// The price whose line stands at the height v above p, left of all marks: each model's own line rises with the
// price, and the touching one is the lowest of them.
export const priceFor = (models, p, v) => Math.max(...models.map((m) => (v + 2 * m.l) / (m.p - p)));
