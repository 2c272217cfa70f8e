"""How soon a figure is there, and how soon what its reader moves is on the screen."""

from typing import NamedTuple

import numpy as np

# page: the figure's main control, by what it is in the page
FIGURES = {
    "book/index": "canvas[role=slider]",
    "notebooks/00-start-here": "input[type=range]",
    "notebooks/01-mixture-is-not-a-sum": "input[type=range]",
    "notebooks/02-latent-state": "input[type=range]",
    "notebooks/03-likelihood": ".em-plane [role=slider]",
    "notebooks/04-e-step": "[role=slider]",
    "notebooks/05-m-step": ".em-handle",
    "notebooks/06-em-assembled": "input[type=range]",
    "notebooks/06-iris": "input[type=range]",
    "notebooks/07-k-means-limit": "input[type=range]",
    "notebooks/08-ascent-proof": ".em-handle",
    "notebooks/09-the-bound": ".em-handle",
    "notebooks/10-where-likelihood-fails": ".em-handle",
    "notebooks/11-how-many": "input[type=range]",
    "notebooks/12-how-fast": ".em-handle",
    "notebooks/13-sufficient-statistics": ".em-handle",
    "notebooks/14-missing-values": "input[type=range]",
    "notebooks/15-hidden-markov": "input[type=range]",
    "notebooks/16-experts": "input[type=range]",
}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
MOUNTED = "[data-emfigure=mounted]"
WATCH = f"""new MutationObserver((_, watch) => {{
  if (!document.querySelector("{MOUNTED}")) return;
  window.mountedAt ??= performance.now();
  watch.disconnect();
}}).observe(document, {{ subtree: true, childList: true, attributeFilter: ["data-emfigure"] }})"""

# A move comes to the page as a frame begins; the message is heard when that frame is drawn.
MOVES = """async ([selector, count]) => {
  const figure = document.querySelector(".em-figure"), node = figure.querySelector(selector);
  figure.querySelector("input[value=skip]")?.click();
  figure.scrollIntoView({ block: "center" });
  const frame = () => new Promise(requestAnimationFrame);
  const drawn = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  const { min = 0, max = 0 } = node, span = max - min;
  const there = (i) => 1 - Math.abs(1 - (2 * i) / count);
  const slide = (i) => {
    node.value = +min + span * there(i);
    node.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const press = (i) => node.dispatchEvent(new KeyboardEvent("keydown",
    { key: i % 20 < 10 ? "ArrowRight" : "ArrowLeft", bubbles: true, cancelable: true }));
  const times = [];
  for (let i = -3; i < count; i++) {
    await new Promise((done) => setTimeout(done, 30));
    await frame();
    const start = performance.now();
    (node.matches("input") ? slide : press)(Math.max(i, 0) + 1);
    await drawn();
    if (i >= 0) times.push(performance.now() - start);
  }
  return times;
}"""


class Frames(NamedTuple):
    """Milliseconds: from the address to the mounted figure, and of each move."""

    mounted: float
    moves: np.ndarray

    def median(self):
        return np.median(self.moves)

    def p95(self):
        return np.quantile(self.moves, 0.95)


def measure(browser, address, control, slower=1, moves=40) -> Frames:
    """Open the page on an emulated phone whose processor is `slower` times slower, and move."""
    context = browser.new_context(**PHONE)
    try:
        page = context.new_page()
        page.add_init_script(WATCH)
        throttle = context.new_cdp_session(page)
        throttle.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address, wait_until="load")
        page.wait_for_function("window.mountedAt")
        mounted = page.evaluate("window.mountedAt")
        return Frames(mounted, np.array(page.evaluate(MOVES, [control, moves])))
    finally:
        context.close()
