// The card that all figures share: faces and named settings on top, the picture, its numbers, at most two rows
// of controls, and the words of the face that lies open. The heights are fixed, so that nothing shifts.
import { choice, deliberate, h, unique } from "./controls.js";
import { announcer, keepFocus, say, tell } from "./a11y.js";
import { spoken } from "./draw.js";

// Tabs: a click or the arrows turn to another panel. faces: {name: panel}. Returns the row of tabs.
function tabs(faces) {
  const names = Object.keys(faces), id = unique("face");
  const turn = (i, focus) =>
    nodes.forEach((tab, j) => {
      tab.setAttribute("aria-selected", i === j);
      tab.tabIndex = i === j ? 0 : -1;
      faces[names[j]].hidden = i !== j;
      if (i === j && focus) tab.focus();
    });
  const onkeydown = (event) => {
    const at = nodes.indexOf(event.target), last = nodes.length - 1;
    const to = { ArrowLeft: at ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    turn(to, true);
  };
  const nodes = names.map((name, i) => h("button", { type: "button", role: "tab", id: `${id}-${i}`, "aria-controls": `${id}-panel-${i}`, onclick: () => turn(i), onkeydown }, name));
  names.forEach((name, i) => {
    const about = { id: `${id}-panel-${i}`, role: "tabpanel", "aria-labelledby": `${id}-${i}` };
    for (const [key, value] of Object.entries(about)) faces[name].setAttribute(key, value);
  });
  turn(0);
  return h("div", { role: "tablist", "aria-label": "Faces of this figure", class: "em-tabs" }, ...nodes);
}

// A menu of named settings; "" shows its title. tries: {key: [label, ...]}.
function menu(tries, onchange) {
  const option = (value, label) => h("option", { value, disabled: value === "", hidden: value === "" }, label);
  const node = h("select", { class: "em-try", "aria-label": "Try a setting", onchange: () => onchange(node.value) });
  const offer = (named) => node.replaceChildren(option("", "Try …"), ...Object.entries(named).map(([key, [label]]) => option(key, label)));
  node.dataset.lmSuppressShortcuts = "true";
  offer(tries);
  return { node, offer };
}

const offered = ({ options }) => (options.length ? [...options, ["skip", "Skip"]] : []);
const status = (words = "em-told") => h("p", { class: words, role: "status" });

// What is read to those who do not see: the picture in words, and its numbers, spoken when they come to rest.
// The line of numbers itself is for the eye. Has .seen, .live, .tell(now).
function forTheEar(numbers) {
  const seen = h("div", { role: "img", class: "em-seen" }), live = status("em-hidden"), voice = announcer(live);
  tell(numbers, { "aria-hidden": true });
  const show = (now) => {
    numbers.replaceChildren(...now.numbers.map((words) => h("span", {}, words)));
    tell(seen, { "aria-label": spoken(`${now.alt} ${now.notice}`) });
    voice(spoken(now.numbers.join(", ")));
  };
  return { seen, live, show };
}

// code: "w04"; predict: {ask, options: [[value, label], ...]}, "Skip" is added; tries: {key: [label, ...]}, the
// first is the setting as opened; question: {ask, node}; picture: a node; controls: nodes, at most two rows of
// 44 px; exact: nodes folded under the card. onpredict(value) and ontry(key) say what the reader chose.
// Returns {root, show, offer}; offer(tries) renews the menu; show({said, told, alt, notice, look, numbers: [words, ...], tried, verdict}). Where the
// prediction depends on the state, show gets it as predict: {ask, options}, too; options [] ask for nothing.
export function card({ code, title, predict, tries, question, picture, controls = [], exact = [], onpredict, ontry }) {
  const options = choice(predict.ask, offered(predict), onpredict, "em-predict");
  const told = status(), verdict = status(), notice = h("p"), look = h("p", { class: "em-note" });
  for (const asked of [options, question]) deliberate(asked.node);
  options.node.append(told);
  const ask = h("div", { class: "em-question" }, h("p", {}, question.ask), question.node, verdict);
  const faces = { Predict: h("div", {}, options.node), Notice: h("div", { tabindex: "0" }, notice, look), Question: h("div", {}, ask) };
  const settings = menu(tries, ontry), numbers = h("p", { class: "em-numbers" });
  const ear = forTheEar(numbers);
  const root = h("div", { role: "group", class: `em-figure em-${code}`, "aria-label": title, tabindex: "-1" });
  const top = h("div", { class: "em-top" }, tabs(faces), settings.node);
  picture.classList.add("em-picture");
  root.append(h("div", { class: "em-card" }, top, ear.seen, picture, numbers, ear.live, h("div", { class: "em-controls" }, ...controls), h("div", { class: "em-words" }, ...Object.values(faces))));
  if (exact.length) root.append(h("details", { class: "em-exact", "aria-label": "Exact values" }, h("summary", {}, "Exact values"), ...exact));
  let asked = predict;
  const show = (now) => {
    if (now.predict && now.predict !== asked) options.ask((asked = now.predict).ask, offered(asked));
    options.show(now.said);
    for (const [node, words] of [[told, now.told], [notice, now.notice], [look, now.look ?? ""], [verdict, now.verdict]]) say(node, words);
    settings.node.value = now.tried;
    ear.show(now);
    keepFocus(root);
  };
  return { root, show, offer: settings.offer };
}

// A card without faces, for a page that only shows: the picture, its numbers, the controls and one text.
// Returns {root, show}; show({alt, notice, look, numbers}).
export function plainCard({ code, title, picture, controls }) {
  const notice = h("p"), look = h("p", { class: "em-note" }), numbers = h("p", { class: "em-numbers" });
  const ear = forTheEar(numbers);
  const root = h("div", { role: "group", class: `em-figure em-${code}`, "aria-label": title, tabindex: "-1" });
  picture.classList.add("em-picture");
  root.append(h("div", { class: "em-card em-plain" }, ear.seen, picture, numbers, ear.live, h("div", { class: "em-controls" }, ...controls), h("div", { class: "em-words" }, notice, look)));
  const show = (now) => {
    say(notice, now.notice);
    say(look, now.look);
    ear.show(now);
    keepFocus(root);
  };
  return { root, show };
}
