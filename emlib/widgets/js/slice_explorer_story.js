// W03 in words, from the same state as the picture.
import { nameOf } from "./draw.js";
import { minus } from "./saved.js";

const setting = (run, round, component) => ({ run, round, component, place: [], let_go: false });
export const TRY = {
  opened: ["As opened", setting("twins", 0, 1)],
  twins: ["Twins, round 40", setting("twins", 40, 1)],
  slow: ["Slow, round 20", setting("slow", 20, 1)],
  quick: ["Quick, round 40", setting("quick", 40, 1)],
};

const rounds = (n) => `${n} round${n === 1 ? "" : "s"}`;
const same = (s, key) => ["run", "round", "component"].every((name) => s[name] === TRY[key][1][name]);

export const chosenTry = (s) => (s.place.length ? "" : (Object.keys(TRY).find((key) => same(s, key)) ?? ""));

// end: the run that was let go, or null.
export function numerals(v) {
  const here = [`x₁ = ${minus(v.x1)}`, `ℓ = ${minus(v.ell)}`], { end } = v;
  if (!end) return [...here, `tops: ${v.tops.length}`];
  return [...here, end.collapsed ? `EM collapses, round ${end.collapsed.iteration}` : `EM: ${minus(end.bounds.at(-1))}, ${rounds(end.bounds.length - 1)}`];
}

const list = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

function hills(tops) {
  const count = ["no top", "one top", "two tops", "three tops"][tops.length] ?? `${tops.length} tops`;
  return `Along this line ℓ has ${count}${tops.length ? `: ${list(tops.map(([at, ell]) => `${minus(ell)} at x₁ = ${minus(at)}`))}` : ""}.`;
}

function ending({ end, twins }) {
  if (end.collapsed) return `Let go here, ${nameOf(end.collapsed.component)} closes on too few points and collapses.`;
  if (twins) return "Let go here, the two equal ellipses stay equal for ever: EM cannot part them.";
  return `Let go here, all three ellipses move, and EM ends at ${minus(end.bounds.at(-1))}.`;
}

export const account = (v) => (v.end ? ending(v) : hills(v.tops));
export const LOOK = "A hill stands wherever the ellipse can cover a crowd. Drag the mean up or down, and the line goes with it: which hills stay?";

const asOpened = (s, x2) => s.run === "twins" && s.round === 0 && s.component > 0 && x2 === 2.5;

// What becomes of the prediction about the line as opened.
export function outcome(said, s, x2) {
  if (!said) return "Choose or skip: then the curve appears, and you can let go.";
  if (!asOpened(s, x2)) return "Choose “As opened” under Try to see that line.";
  const verdict = { skip: "So it is", two: "As you said" }[said] ?? "Not so";
  return `${verdict}: two hills, because the sliding ellipse can serve the left crowd or the right one.`;
}

export function assessed(given) {
  if (!given) return "";
  if (given === "no") return "Right. Neither is a maximum: EM climbs on from both to −867.88, into two fits that differ only in the components’ names.";
  return "Let go from either top: does ℓ stay where it is? At a maximum it would.";
}
