// Goes through all slides by the key of a clicker, and back by the arrow: what is wrong on each, and how many there are.
async () => {
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const place = () => Number(/^#slide-(\d+)$/.exec(location.hash)[1]);
  const wrong = [], seen = new Set();
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame); // the wall has its size
  const floor = document.querySelector(".em-deck-row").getBoundingClientRect().top + 1;
  press("Home");
  for (let last = 0; place() !== last; press("PageDown")) {
    last = place();
    seen.add(last);
    await new Promise((done) => setTimeout(done)); // sizes that a figure watches have come
    const shown = [...document.querySelectorAll(".bd-article .em-shown")].flatMap((e) => [e, ...e.querySelectorAll("*")]);
    const say = (what, e) => wrong.push(`slide ${last}: ${what} ${e.tagName}.${e.className}`);
    for (const e of shown) {
      if (!e.checkVisibility() || e.closest(".katex, svg, button, .em-hidden, .em-unseen, .em-card, .em-from")) continue;
      const { right, bottom, width, height } = e.getBoundingClientRect();
      if (width > 1 && (bottom > floor || right > innerWidth)) say("sticks out", e);
      if (e.matches("pre, .katex-display, .pst-scrollable-table-container") && e.scrollWidth > e.clientWidth + 2) say("is cut", e);
      if (e.matches("figure img") && height < 0.25 * innerHeight) say("is small", e);
    }
    for (const card of document.querySelectorAll(".em-shown .em-card")) if (card.getBoundingClientRect().bottom > floor) say("sticks out", card);
    if (shown.some((e) => e.matches(".for-speaker") && e.checkVisibility())) wrong.push(`slide ${last} shows the notes`);
    if (!document.activeElement.matches(".em-shown h2, h1.em-shown")) wrong.push(`slide ${last} has not the focus`);
  }
  while (place() > 1) press("ArrowLeft");
  return [wrong, seen.size];
}
