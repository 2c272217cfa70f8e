// What the reader drags: by mouse or finger from press to release, or by the arrows one step (Shift: ten).

import { tell } from "./a11y.js";
import { enlarged } from "./draw.js";
import { minus } from "./saved.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// px sideways: less is a tap, or a swipe that means the page
const SLOP = 8;

// drag(event) follows the pointer; nudge(dx, dy) is one press of an arrow, upwards positive, in steps.
// A finger on a handle holds it, and the page stands still (touch-action alone does not see to that in a picture).
// A finger beside the handles may mean the page: it counts when it goes sideways, or was a tap.
export function draggable(node, drag, nudge) {
  let held = null, waits = null;
  const still = (event) => held !== null && !waits && event.cancelable && event.preventDefault();
  node.dataset.lmSuppressShortcuts = "true";
  node.addEventListener("pointerdown", (event) => {
    held = event.pointerId;
    node.setPointerCapture(held);
    waits = event.pointerType === "touch" && !event.target.closest(".em-handle") ? event : null;
    // What was touched hears of the finger, also when it has been drawn anew.
    event.target.addEventListener("touchmove", still, { passive: false });
    if (!waits) drag(event);
  });
  node.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held || (waits && Math.abs(event.clientX - waits.clientX) < SLOP)) return;
    waits = null;
    drag(event);
  });
  node.addEventListener("pointerup", () => waits && drag(waits));
  for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, () => (held = waits = null));
  node.addEventListener("touchmove", still, { passive: false });
  node.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    nudge(...way.map((v) => v * (event.shiftKey ? 10 : 1)));
  });
  return node;
}

// A handle of two directions says where it is, as a slider: a screen reader hands the arrows to a slider, to a
// button it does not. [from, to]: of the first number.
export const placed = (node, [u, v], [from, to], speak = `x₁ = ${minus(u)}, x₂ = ${minus(v)}`) =>
  tell(node, { "aria-valuemin": from, "aria-valuemax": to, "aria-valuenow": u, "aria-valuetext": speak });

// Where the pointer is in `node`, in its own pixels.
export function pixels(node, event) {
  const box = node.getBoundingClientRect(), larger = enlarged(node, box);
  return [(event.clientX - box.left) / larger, (event.clientY - box.top) / larger];
}

export const clamp = (v, from, to) => Math.max(from, Math.min(to, v));
