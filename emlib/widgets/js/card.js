// The card that all figures share: faces and named settings on top, the picture, its numbers, at most two rows
// of controls, and the words of the face that lies open. The heights are fixed, so that nothing shifts.
import { h, choice, unique } from "./controls.js";
import { announcer } from "./a11y.js";

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
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key], at = nodes.indexOf(event.target);
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    turn((at + way + nodes.length) % nodes.length, true);
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

// code: "w04"; predict: {ask, options: [[value, label], ...]}, "Skip" is added; tries: {key: [label, ...]}, the
// first is the setting as opened; question: {ask, node}; picture: a node; controls: nodes, at most two rows of
// 44 px; exact: nodes folded under the card. onpredict(value) and ontry(key) say what the reader chose.
// Returns {root, show, offer}; offer(tries) renews the menu; show({said, told, notice, look, numbers: [words, ...], tried, verdict}). Where the
// prediction depends on the state, show gets it as predict: {ask, options}, too; options [] ask for nothing.
export function card({ code, title, predict, tries, question, picture, controls = [], exact = [], onpredict, ontry }) {
  const options = choice(predict.ask, offered(predict), onpredict, "em-predict");
  const told = status(), verdict = status(), notice = h("p"), look = h("p", { class: "em-note" });
  options.node.append(told);
  const ask = h("div", { class: "em-question" }, h("p", {}, question.ask), question.node, verdict);
  const faces = { Predict: h("div", {}, options.node), Notice: h("div", {}, notice, look), Question: h("div", {}, ask) };
  const settings = menu(tries, ontry), numbers = h("p", { class: "em-numbers" });
  const live = h("p", { class: "em-hidden", role: "status" }), voice = announcer(live);
  const root = h("div", { role: "group", class: `em-figure em-${code}`, "aria-label": title, tabindex: "-1" });
  const top = h("div", { class: "em-top" }, tabs(faces), settings.node);
  picture.classList.add("em-picture");
  root.append(h("div", { class: "em-card" }, top, picture, numbers, h("div", { class: "em-controls" }, ...controls), h("div", { class: "em-words" }, ...Object.values(faces))), live);
  if (exact.length) root.append(h("details", { class: "em-exact" }, h("summary", {}, "Exact values"), ...exact));
  let asked = predict;
  const show = (now) => {
    if (now.predict && now.predict !== asked) options.ask((asked = now.predict).ask, offered(asked));
    options.show(now.said);
    told.textContent = now.told;
    notice.textContent = now.notice;
    look.textContent = now.look ?? "";
    verdict.textContent = now.verdict;
    numbers.replaceChildren(...now.numbers.map((words) => h("span", {}, words)));
    settings.node.value = now.tried;
    voice(now.numbers.join(", "));
  };
  return { root, show, offer: settings.offer };
}

// A card without faces, for a page that only shows: the picture, its numbers, the controls and one text.
// Returns {root, show}; show({notice, look, numbers}).
export function plainCard({ code, title, picture, controls }) {
  const notice = h("p"), look = h("p", { class: "em-note" }), numbers = h("p", { class: "em-numbers" });
  const live = h("p", { class: "em-hidden", role: "status" }), voice = announcer(live);
  const root = h("div", { role: "group", class: `em-figure em-${code}`, "aria-label": title, tabindex: "-1" });
  picture.classList.add("em-picture");
  root.append(h("div", { class: "em-card em-plain" }, picture, numbers, h("div", { class: "em-controls" }, ...controls), h("div", { class: "em-words" }, notice, look)), live);
  const show = (now) => {
    notice.textContent = now.notice;
    look.textContent = now.look;
    numbers.replaceChildren(...now.numbers.map((words) => h("span", {}, words)));
    voice(now.numbers.join(", "));
  };
  return { root, show };
}
