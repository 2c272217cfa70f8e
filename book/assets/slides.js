// A lecture's page as slides: one heading, one slide. The page itself stays what it is, so that figures, formulas
// and folds are the page's own; slides.css shows one slide at a time, as large as the window allows.
(() => {
  "use strict";
  const root = document.documentElement, lecture = document.querySelector(".bd-article > section");
  const own = [...lecture.children], isSlide = (e) => e.tagName === "SECTION";
  const slides = [own.filter((e) => !isSlide(e)), ...own.filter(isSlide).map((e) => [e])];
  const heading = (i) => (i ? slides[i][0] : lecture).querySelector("h1, h2"), words = (i) => heading(i)?.firstChild.textContent ?? "";
  const make = (tag, about, ...inside) => {
    const node = Object.assign(document.createElement(tag), about);
    node.append(...inside);
    return node;
  };
  let at = -1, since = 0, other = null; // the slide that is shown, when the first one was, the other window
  const speaks = new URLSearchParams(location.search).has("speaker"); // this window is the speaker's own

  // ---- the row below each slide ----
  const said = make("span", { className: "em-deck-count", role: "status" });
  const button = (textContent, title, onclick) => make("button", { type: "button", textContent, title, onclick });
  const next = make("p", { className: "em-deck-next" });
  const row = make("nav", { className: "em-deck-row", ariaLabel: "Slides" }, next, said, button("‹", "Back (left arrow)", () => go(at - 1)),
    button("›", "On (right arrow)", () => go(at + 1)), button("Notes", "Notes in a window of their own (N)", notes), button("Leave", "Back to the page (Esc)", leave));
  document.querySelector(".em-deck-offer button").onclick = () => go(0); // it stands in the page, so that nothing jumps

  // What the notes plan for the slides before this one, in minutes.
  const plan = (nodes) => Number(/^\d+/.exec(nodes[0].querySelector?.(".for-speaker strong")?.textContent) ?? 0);
  const planned = () => slides.slice(0, at).reduce((sum, nodes) => sum + plan(nodes), 0);
  function tellTime() {
    const then = at + 1 < slides.length ? words(at + 1) : "the end";
    if (at >= 0) next.textContent = `${Math.floor((Date.now() - since) / 60000)} minutes so far, ${planned()} planned. Next: ${then}`;
  }
  if (speaks) setInterval(tellTime, 10000);

  const fit = () => root.style.setProperty("--em-larger", Math.min(innerWidth / 1136, innerHeight / 640)); // 71 × 40 rem
  addEventListener("resize", fit);
  fit();

  function show(i) {
    at = Math.max(0, Math.min(slides.length - 1, i));
    since ||= Date.now();
    root.classList.add("em-present");
    root.classList.remove("em-black");
    root.classList.toggle("em-speaker", speaks);
    slides.forEach((nodes, n) => nodes.forEach((e) => e.classList.toggle("em-shown", n === at)));
    said.textContent = `Slide ${at + 1} of ${slides.length}`;
    tellTime();
    for (const fold of folds(speaks ? ".for-speaker, .answer" : ".no-such")) unfold(fold);
    history.replaceState(null, "", `#slide-${at + 1}`);
    heading(at).tabIndex = -1;
    heading(at).focus({ preventScroll: true }); // a screen reader begins here
    scrollTo(0, 0);
  }
  const tell = (about) => other && !other.closed && other.postMessage(about, "*"); // the other window
  function go(i) {
    show(i);
    tell({ slide: at });
  }
  function leave() {
    const left = heading(at);
    at = -1;
    root.classList.remove("em-present", "em-black", "em-speaker");
    history.replaceState(null, "", location.pathname);
    if (document.fullscreenElement) document.exitFullscreen();
    left.focus({ preventScroll: true });
    left.scrollIntoView();
  }

  // ---- what is folded on this slide: the answer of a vote, the notes ----
  const folds = (kind) => slides[at].flatMap((e) => [...e.querySelectorAll(kind)]);
  const unfold = (box) => box.matches(".toggle-hidden") && box.querySelector("button.toggle-button").click();
  const answer = () => folds(".answer").forEach((box) => box.querySelector("button.toggle-button").click());
  const black = () => root.classList.toggle("em-black");
  const shown = { answer, black }, onWall = (what) => (speaks ? tell({ what }) : shown[what]()); // the class looks at the wall
  // From a file two windows know each other only if one has opened the other; where none opens, the notes come here.
  function notes() {
    if (speaks) return other?.focus();
    if (!other || other.closed) other = open(`${location.pathname}?speaker#slide-${at + 1}`, "em-notes", "popup,width=900,height=700");
    if (other) return other.focus();
    root.classList.toggle("em-speaker");
    folds(".for-speaker").forEach(unfold);
  }
  if (speaks) other = opener;
  addEventListener("message", ({ source, data }) => {
    if (!source || source !== other) return;
    if (Number.isInteger(data?.slide)) show(data.slide);
    if (!speaks && Object.hasOwn(shown, data?.what)) shown[data.what]();
  });

  // ---- keys, also those of a clicker (PageUp, PageDown); a figure keeps its own ----
  const KEYS = {
    ArrowRight: () => go(at + 1), ArrowLeft: () => go(at - 1), PageDown: () => go(at + 1), PageUp: () => go(at - 1), " ": () => go(at + 1),
    Home: () => go(0), End: () => go(slides.length - 1), Escape: leave, a: () => onWall("answer"), b: () => onWall("black"), ".": () => onWall("black"), n: notes,
    f: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
  };
  const MOVES = "input, select, textarea, [role=tab], [contenteditable]", PRESSED = "button, summary, a";
  function pressed(event) {
    const { key, target } = event, name = key.length === 1 ? key.toLowerCase() : key;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (at < 0) return name === "p" && !target.closest?.(MOVES) ? go(0) : undefined;
    if (!KEYS[name] || (name === " " && target.closest?.(PRESSED)) || (!name.startsWith("Page") && name !== "Escape" && target.closest?.(MOVES))) return;
    event.preventDefault();
    KEYS[name]();
  }
  addEventListener("keydown", pressed); // what a figure uses up does not come as far as this

  // ---- a finger swipes, except on what itself is moved by fingers ----
  let from = null;
  addEventListener("touchstart", ({ target, touches: [finger, second] }) => (from = second || at < 0 || target.closest(".em-figure, .em-deck-row") ? null : finger), { passive: true });
  addEventListener("touchend", ({ changedTouches: [finger] }) => {
    const across = from ? finger.clientX - from.clientX : 0;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(finger.clientY - from.clientY)) go(at - Math.sign(across));
  });

  // ---- the address says which slide is shown ----
  const asked = () => Number(/^#slide-(\d+)$/.exec(location.hash)?.[1] ?? 0) - 1;
  const begin = () => asked() >= 0 && show(asked());
  addEventListener("hashchange", begin);
  addEventListener("load", begin); // when the folding script has made its buttons
  document.querySelector(".bd-article").after(row);
})();
