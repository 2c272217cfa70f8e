// W11 “The price of a parameter”: a line as steep as the price touches the model that wins. The picture is a
// function of (data, price, model, prediction).
import { svg } from "./draw.js";
import { choice, h } from "./controls.js";
import { numberAsked, slider } from "./numbers.js";
import { follow, reveal, tell } from "./a11y.js";
import { clamp, draggable, pixels } from "./drag.js";
import { card } from "./card.js";
import { competition, priceFor } from "./price_line.js";
import { drawCompetition, drawFit, planes, spot, stageOf } from "./price_picture.js";
import { AIC, ASKED, ELSEWHERE, MOST, ORDER, TRY, bicOf, called, checked, decided, figuresOf, lookAt, pick, ranking, shownFree, triedOf } from "./price_story.js";
import { saving, unpack } from "./saved.js";

const NOTCH = 4, REACH = 40; // px: how near the end of the line snaps, and a tap finds a mark

// The points of the three sets, as they come: a buffer of single precision each.
function unpacked(views) {
  return Object.fromEntries(ORDER.map((name, i) => [name, Float64Array.from(unpack(views[i], Float32Array))]));
}

function render({ model, el }) {
  const set = saving(model), sets = model.get("sets"), points = unpacked(model.get("points"));
  const read = () => ({ data: model.get("data"), price: model.get("price"), model: model.get("model") });
  const models = () => sets[read().data].models;
  let at = null, seen = false;
  const priced = (v) => set({ price: clamp(Math.round(100 * v) / 100, 0, MOST) });
  const pull = (event) => {
    const [, py] = pixels(stage.node, event), asked = clamp(priceFor(models(), at.from, at.value(py)), 0, MOST);
    const height = (price) => at.y(Math.min(...models().map((m) => -2 * m.l + price * (m.p - at.from))));
    const notch = [AIC, bicOf(read().data)].find((price) => Math.abs(height(price) - py) < NOTCH);
    if (notch) set({ price: notch });
    else priced(asked);
  };
  const end = draggable(svg("g", { tabindex: "0", role: "slider", class: "em-handle" }, svg("circle", { r: 22, class: "em-target" }), svg("circle", { r: 8, class: "em-halo", style: "fill: var(--strong)" })), pull, (dx, dy) => priced(read().price + (dx + dy) / 10));
  const ranked = () => [...models()].sort((a, b) => a.p - b.p || a.l - b.l);
  const step = (dx, dy) => {
    const order = ranked(), now = order.indexOf(pick(models(), read()));
    set({ model: order[clamp(now + Math.sign(dx + dy), 0, order.length - 1)].name });
  };
  const tap = (event) => {
    const [px, py] = pixels(stage.node, event), far = models().map((m) => Math.hypot(spot(at, m)[0] - px, spot(at, m)[1] - py)), near = Math.min(...far);
    if (near < REACH) set({ model: models()[far.indexOf(near)].name });
  };
  const field = svg("rect", { class: "em-target" }), plane = svg("g", { "aria-hidden": "true" }), marks = draggable(svg("g", { tabindex: "0", role: "slider", class: "em-marks" }, field, plane), () => {}, step);
  marks.addEventListener("click", tap);
  const stage = stageOf(h("canvas", { "aria-hidden": "true" }), h("div", { class: "em-plane" }), marks, end);
  const fee = slider("price", { min: 0, max: MOST, step: 0.01, digits: 2, speak: (v) => `${v.toFixed(2)} per parameter` }, priced);
  const data = choice("Data", ORDER.map((name) => [name, name]), (name) => set({ data: name, model: "" }), "em-data");
  data.node.querySelector("legend").classList.add("em-hidden");
  const number = numberAsked("highest price", { min: 0, max: 10 }, (answer) => set({ answer }));
  const { root, show } = card({
    code: "w11",
    title: "The price of a parameter",
    predict: ASKED,
    tries: TRY,
    question: { ask: "Iris: up to which price per parameter do three ellipses win here? Find it to ±\u00a00.05.", node: number.node },
    picture: stage.node,
    controls: [fee.node, data.node],
    onpredict: (prediction) => set({ prediction }),
    ontry: (key) => set({ ...TRY[key][1] }),
  });
  const drawUpper = (s) => {
    const { best } = competition(models(), s.price), height = drawCompetition(plane, at, s, models(), pick(models(), s), best);
    end.setAttribute("transform", `translate(${at.x(at.from)} ${height})`);
    tell(field, { x: at.x(at.from), y: 2, width: at.width - at.x(at.from) - 2, height: at.foot - 2 });
  };
  const update = () => {
    const s = read(), said = model.get("prediction"), given = model.get("answer"), width = stage.node.clientWidth, height = stage.node.clientHeight;
    if (!width) return;
    at = planes({ width, height }, s.data);
    tell(stage.over, { viewBox: `0 0 ${width} ${height}` });
    for (const node of [marks, end]) reveal(node, said !== "");
    stage.still.replaceChildren(...(said ? [] : [svg("text", { x: width / 2, y: at.foot / 2, "text-anchor": "middle", class: "em-label" }, "who wins: predict first")]));
    drawFit(stage, at, points[s.data], sets[s.data], said ? pick(models(), s) : null); // it reads the page, so it comes first
    if (said) drawUpper(s);
    seen ||= said !== "" && shownFree(s);
    fee.show(s.price);
    for (const input of fee.node.querySelectorAll("input")) input.disabled = !said;
    data.show(s.data);
    number.show(given < 0 ? null : given);
    const told = said ? figuresOf(models(), s) : ["Predict, and the models appear."], chosen = called(pick(models(), s));
    const away = said !== "" && s.data !== ORDER[0];
    show({ said, predict: away ? ELSEWHERE : ASKED, told: away ? "" : decided(said, seen), alt: `${model.get("alt")}${said ? ` Drawn: ${chosen}.` : ""}`, notice: said ? ranking(models(), s) : "Predict first: then the models appear.", look: lookAt(s), numbers: told, tried: triedOf(s), verdict: checked(given) });
    tell(end, { "aria-label": "price of a parameter, the end of the line", "aria-valuemin": 0, "aria-valuemax": MOST, "aria-valuenow": s.price.toFixed(2), "aria-valuetext": `${s.price.toFixed(2)} per parameter` });
    tell(marks, { "aria-label": "the model that is drawn", "aria-valuemin": 1, "aria-valuemax": models().length, "aria-valuenow": ranked().indexOf(pick(models(), s)) + 1, "aria-valuetext": `${chosen}, p = ${pick(models(), s).p}` });
  };
  el.append(root);
  return follow(model, root, update);
}

export default { render };
