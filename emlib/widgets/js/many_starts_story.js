// W06 in words, from the same state as the picture.
import { nameOf } from "./draw.js";
import { BEST } from "./iris_runs.js";
import { minus } from "./saved.js";

const OPENED = [43, 146, 73];
export const TRY = {
  opened: ["As opened", { shape: "long", flowers: OPENED }],
  round: ["Circles", { shape: "round", flowers: OPENED }],
  identity: ["Circles, 1 cm", { shape: "identity", flowers: OPENED }],
  wide: ["Circles, 2 cm", { shape: "wide", flowers: OPENED }],
  narrow: ["Long, narrower", { shape: "narrow", flowers: OPENED }],
};
export const MIXTURES = [["round", "circles"], ["quarter", "¼"], ["half", "½"], ["three quarters", "¾"], ["long", "long"]];

export const chosenTry = (s) => Object.keys(TRY).find((key) => TRY[key][1].shape === s.shape && TRY[key][1].flowers.every((n, i) => n === s.flowers[i])) ?? "";

// v: {bounds, collapsed, round, wrong, count}; round: the one in the picture.
export function numerals({ bounds, collapsed, round, wrong, count }) {
  const last = bounds.length - 1, over = collapsed && round === last;
  return [`ℓ = ${minus(bounds[round])}`, over ? "collapsed" : `${wrong} wrong`, `round ${round}/${last}`, `best ${count.best}/${count.all}`];
}

function ended({ bounds, collapsed, wrongAtEnd }) {
  if (collapsed) return `This start collapses: ${nameOf(collapsed.component)} grows thinner without end.`;
  const at = `This start ends at ${minus(bounds.at(-1))}, with ${wrongAtEnd} flowers wrong`;
  return bounds.at(-1) > BEST + 0.05 ? `${at}: higher, but only because one ellipse is as flat as paper.` : `${at}.`;
}

export const account = (v) => `${ended(v)} From this shape ${v.count.best} of ${v.count.all} starts reach −180.19; of the ${v.count.mixed} with one flower of each species, ${v.count.bestMixed}.`;
export const LOOK = "The long ellipse hardly counts distance along its length. There versicolor and virginica lie only 0.77 of its sd apart.";

// What becomes of the prediction, once both shapes have been compared.
export function outcome(said, shape) {
  if (!said) return "Choose or skip: then EM runs, and shapes and rounds can be chosen.";
  if (shape !== "round") return "Now choose “circles”, and compare the bar at −180.19.";
  const verdict = { skip: "So it is", round: "As you said" }[said] ?? "Not so";
  return `${verdict}: of 112 such starts, circles bring 107 to −180.19, the long ellipse 13.`;
}

export function assessed(given) {
  if (!given) return "";
  if (given === "hardly") return "Right: 19 of 112 reach −180.19 now, and 13 before. Shape matters more than size. But very wide circles fail too: 18.";
  return "Choose “Long, narrower” and “As opened”, and compare the last counts in Notice.";
}
