// W11 in words, from the same state as the picture.
import { competition, cost } from "./price_line.js";
import { minus } from "./saved.js";

export const ORDER = ["one cloud", "iris", "faithful"];
export const AIC = 2, MOST = 10;
const COUNTS = { "one cloud": 503, iris: 150, faithful: 272 };
export const bicOf = (data) => Math.log(COUNTS[data]);

export const TRY = {
  free: ["One cloud, free", { data: "one cloud", price: 0, model: "" }],
  aic: ["One cloud, AIC", { data: "one cloud", price: AIC, model: "" }],
  bic: ["One cloud, BIC", { data: "one cloud", price: bicOf("one cloud"), model: "" }],
  circles: ["One cloud, six circles", { data: "one cloud", price: bicOf("one cloud"), model: "spherical 6" }],
  iris: ["Iris, BIC", { data: "iris", price: bicOf("iris"), model: "" }],
  geyser: ["Faithful, BIC", { data: "faithful", price: bicOf("faithful"), model: "" }],
};
export const ASKED = { ask: "One sloping cloud, and parameters cost nothing. Which of these has the highest log-likelihood?", options: [["one", "one ellipse"], ["two", "two ellipses"], ["six", "six circles"]] };
// What stands there once it is answered and other data are looked at.
export const ELSEWHERE = { ask: "The prediction was about one cloud, and “One cloud, free” brings it back. For these data see Notice and Question.", options: [] };
const LIMIT = 4.556; // up to there three full ellipses win on iris

export const triedOf = (s) => Object.keys(TRY).find((key) => Object.entries(TRY[key][1]).every(([name, value]) => (name === "price" ? Math.abs(s.price - value) < 1e-9 : s[name] === value))) ?? "";

const WORDS = ["", "one", "two", "three", "four", "five", "six"];

// “two ellipses”, “three tied ellipses”, “six circles”.
export function called({ family, K }) {
  const noun = family === "spherical" ? "circle" : family === "tied" ? "tied ellipse" : "ellipse";
  return `${WORDS[K]} ${noun}${K > 1 ? "s" : ""}`;
}

const upper = (words) => words[0].toUpperCase() + words.slice(1);

export const pick = (models, s) => models.find((m) => m.name === s.model) ?? competition(models, s.price).best;

export function figuresOf(models, s) {
  const m = pick(models, s);
  return [`p = ${m.p}`, `ℓ = ${minus(m.l, 2)}`, `−2ℓ + ${s.price.toFixed(2)} p = ${minus(cost(m, s.price), 1)}`];
}

export const fee = (s) => (s.price === 0 ? "Free of charge" : Math.abs(s.price - AIC) < 1e-9 ? "At AIC’s price of 2" : Math.abs(s.price - bicOf(s.data)) < 1e-9 ? `At BIC’s price of ln ${COUNTS[s.data]} = ${s.price.toFixed(2)}` : `At ${s.price.toFixed(2)} per parameter`);

export function ranking(models, s) {
  const { best, losses } = competition(models, s.price), m = pick(models, s);
  const others = models.map((other, i) => [losses[i], other]).filter(([, other]) => other !== best).sort((a, b) => a[0] - b[0]);
  const [loss, rival] = m === best ? others[0] : others.find(([, other]) => other === m);
  return `${fee(s)}, ${called(best)} win${best.K === 1 ? "s" : ""}. ${upper(called(rival))} lose${rival.K === 1 ? "s" : ""} by ${loss.toFixed(1)}, the height of ${rival.K === 1 ? "its" : "their"} mark above the line.`;
}

const LOOKS = {
  "one cloud": "Circles buy components to draw a single ellipse: tap their marks and look.",
  iris: "Tap the marks: two ellipses are setosa and all the rest, three come near to the species.",
  faithful: "Two ellipses have as many parameters as three tied ones: only ℓ decides between them.",
};
export const lookAt = (s) => LOOKS[s.data];

// What becomes of the prediction, once the free competition has been on the screen.
export function decided(said, seen) {
  if (!said) return "Choose or skip: then the marks appear, and the price can be moved.";
  if (!seen) return "Try “One cloud, free” and see which mark touches the line.";
  const verdict = { skip: "So it is", two: "As you said" }[said] ?? "Not so";
  return `${verdict}: two ellipses have the highest ℓ. Six circles have 23 parameters and still fit worse than one ellipse with 5.`;
}

export const shownFree = (s) => s.data === "one cloud" && s.price === 0;

export function checked(given) {
  if (given < 0) return "";
  if (Math.abs(given - LIMIT) <= 0.05) return "Right: 4.56, twice the gain in ℓ shared by 15 more parameters. BIC asks ln 150 = 5.01, so it takes two.";
  return given < LIMIT ? "Not yet the limit: three ellipses still win at some higher prices." : "Too dear: at that price two ellipses win already.";
}
