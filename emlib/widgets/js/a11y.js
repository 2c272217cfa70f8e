// What a figure tells those who do not see it, do not use a mouse, or do not want motion.

export const stillness = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// New words only: the same words written once more would make a live region speak once more.
export const say = (node, words) => node.textContent !== words && (node.textContent = words);

// Attributes of a node, those that are new.
export function tell(node, about) {
  for (const [name, value] of Object.entries(about)) if (node.getAttribute(name) !== `${value}`) node.setAttribute(name, value);
}

// A polite live region: it is born with its words and speaks when the figure has been at rest for a moment
// (longer than a beat of play), not at its birth, and not when it is drawn anew in another width or theme.
export function announcer(node, wait = 400) {
  let timer = 0, last = null;
  return (text) => {
    if (text === last) return;
    clearTimeout(timer);
    if (last === null) node.textContent = text;
    else timer = setTimeout(() => say(node, text), wait);
    last = text;
  };
}

// A handle that is not there is not heard either: some browsers tell of what is in an SVG and not displayed.
export function reveal(node, on) {
  node.style.display = on ? "" : "none";
  tell(node, { "aria-hidden": !on });
}

// A button that can do nothing at the moment keeps the focus, which a disabled one would lose.
export const idle = (button, on) => tell(button, { "aria-disabled": on });
export const isIdle = (button) => button.getAttribute("aria-disabled") === "true";

// What has the focus may be gone or locked after a move: then the figure itself takes it, so that Tab goes on
// from there and the figure's keys still work.
export function keepFocus(root) {
  const at = root.getRootNode().activeElement;
  if (at && at !== root && root.contains(at) && (at.style.display === "none" || at.matches(":disabled"))) root.focus({ preventScroll: true });
}

// Keys work while the focus is inside the figure, never while a number is typed.
export function keys(root, actions) {
  root.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=number], input[type=text]");
    const action = actions[event.key.toLowerCase()];
    if (!action || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  });
}

// Call redraw when the width or the theme changes; returns what undoes it.
export function watch(node, redraw) {
  let width = 0;
  const sizes = new ResizeObserver(() => {
    if (node.clientWidth !== width) redraw((width = node.clientWidth));
  });
  const themes = new MutationObserver(redraw), dark = window.matchMedia("(prefers-color-scheme: dark)");
  const attributes = { attributes: true, attributeFilter: ["data-theme", "data-mode", "data-jp-theme-light", "class"] };
  sizes.observe(node);
  for (const page of [document.documentElement, document.body]) themes.observe(page, attributes);
  dark.addEventListener("change", redraw);
  window.addEventListener("beforeprint", redraw);
  return () => {
    sizes.disconnect();
    themes.disconnect();
    dark.removeEventListener("change", redraw);
    window.removeEventListener("beforeprint", redraw);
  };
}

// Draw now, and anew when the model, the width or the theme changes; returns what undoes it.
export function follow(model, root, update) {
  model.on("change", update);
  const unwatch = watch(root, update);
  update();
  return () => {
    unwatch();
    model.off("change", update);
  };
}

// Call back once, when at least half of the node has come into view; returns what undoes it.
export function whenSeen(node, callback) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    callback();
  }, { threshold: 0.5 });
  seen.observe(node);
  return () => seen.disconnect();
}
