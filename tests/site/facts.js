// What a page shows, as plain data for checks.py. The page is laid out at the width of a phone; on narrower
// ones, and with larger letters, narrow(): what sticks out now.
() => {
  const inside = (node, selector) => node.parentElement && node.parentElement.closest(selector);
  const name = (e) => `${e.tagName.toLowerCase()}${e.id ? "#" + e.id : ""}.${[...e.classList].join(".")}`;

  // formulas that were not typeset: KaTeX's red ones, those left to a script, TeX delimiters in the prose
  const formulas = [...document.querySelectorAll(".katex-error, .math:not(:has(.katex))")].map((e) => e.textContent);
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode;
    if (/\$|\\\(|\\\[|\\begin\{/.test(text.data) && !inside(text, "pre, code, dt.sig, script, style, .katex")) formulas.push(text.data);
  }
  // MathML that its browser does not accept, so that a voice may leave a part out: an index that is two signs
  const parts = { MSUB: 2, MSUP: 2, MFRAC: 2, MUNDER: 2, MOVER: 2, MSUBSUP: 3, MUNDEROVER: 3 };
  for (const e of document.querySelectorAll("msub, msup, mfrac, munder, mover, msubsup, munderover")) {
    if (e.childElementCount !== parts[e.tagName.toUpperCase()]) formulas.push(e.outerHTML);
  }

  // what sticks out of the page, unless something around it scrolls or hides it on purpose; that the whole
  // column is cut at the page's edge is no purpose
  const scrolls = (e) => /auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) && !e.matches(".bd-content");
  const held = (e) => e !== document.body && (scrolls(e) || held(e.parentElement));
  const page = document.documentElement;
  const wide = () => {
    const found = [...document.querySelectorAll(".bd-main *")].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 1 && box.right > innerWidth + 1 && getComputedStyle(e).visibility !== "hidden" && !held(e.parentElement);
    });
    return [...found, ...(page.scrollWidth > innerWidth + 1 ? [page] : [])].map(name);
  };

  window.narrow = wide;

  // of what is folded away nothing is measured before it is opened
  const unreachable = [...document.querySelectorAll(".bd-main .katex-display, .bd-main pre")].filter(
    (e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX) && e.tabIndex < 0,
  );

  // what is cut off at the right, without a soft edge that says so
  const hard = [...document.querySelectorAll(".bd-main :is(.katex-display, pre, .pst-scrollable-table-container)")].filter(
    (e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1 && /auto|scroll/.test(getComputedStyle(e).overflowX) && getComputedStyle(e).maskImage === "none",
  );

  // ids that stand twice, and folds that are called like another one or by the script's own words
  const repeated = (words) => [...new Set(words.filter((word, i) => words.indexOf(word) !== i))];
  const said = (e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE || n.checkVisibility?.()).map((n) => n.textContent).join("");
  const folds = [...document.querySelectorAll(".bd-article :is(summary, button.toggle-button)")].map((e) => (e.getAttribute("aria-label") ?? said(e)).trim());

  return {
    formulas,
    ids: repeated([...document.querySelectorAll("[id]")].map((e) => e.id)),
    folds: [...repeated(folds), ...folds.filter((word) => !word || word === "Toggle hidden content")],
    hard: hard.map(name),
    unreachable: unreachable.map(name),
    wide: wide(),
    pictures: [...document.images].map((e) => ({
      src: e.getAttribute("src"),
      alt: e.getAttribute("alt"),
      inText: Boolean(e.closest("article")),
      output: Boolean(e.closest(".cell_output")),
      untouched: e.classList.contains("dark-light"),
    })),
    links: [...document.querySelectorAll("a[href]")].map((e) => e.getAttribute("href")),
    description: document.querySelector("meta[name=description]")?.content ?? "",
    title: document.title,
    // a figure that moves has controls; where the host did not mount it, its cell is empty
    unmounted: [...document.querySelectorAll(".tag_em-figure .cell_output")].filter((e) => !e.querySelector("button, input")).length,
    theme: page.dataset.theme,
  };
}
