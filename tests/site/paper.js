// What is wrong with a page on paper, as complaints. The page is laid out for print, on a sheet's width.
() => {
  const told = [], width = document.documentElement.clientWidth, seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className} “${e.textContent.trim().slice(0, 40)}”`;
  const all = []; // without what lies inside formulas, pictures and figures
  const walk = (e) => [...e.children].forEach((child) => (child.matches("svg, script, noscript") || all.push(child), child.matches(".katex, svg, .em-figure") || walk(child)));
  document.querySelectorAll("article").forEach(walk);

  // beyond the edge (3 px are far less than the margin), or cut off by a box that would scroll on a screen
  const cut = (e) => e.matches("pre, .katex-display, .pst-scrollable-table-container") && e.scrollWidth > e.clientWidth + 3 && getComputedStyle(e).overflowX !== "visible";
  for (const e of all) if (e.getBoundingClientRect().right > width + 3 || cut(e)) if (seen(e)) told.push(`cut off: ${name(e)}`);

  // ink that is pale on white: a contrast below 4.5
  const pale = new Map();
  const light = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const contrast = ([r, g, b]) => 1.05 / (0.2126 * light(r / 255) + 0.7152 * light(g / 255) + 0.0722 * light(b / 255) + 0.05);
  for (const e of all) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const { color } = getComputedStyle(e);
    if (!pale.has(color)) pale.set(color, contrast(color.match(/[\d.]+/g).map(Number)));
    if (pale.get(color) < 4.5 && seen(e)) told.push(`pale, ${color}: ${name(e)}`);
  }

  const here = (selector) => [...document.querySelectorAll(selector)];
  for (const e of here(".bd-sidebar, .bd-header-article, .prev-next-footer, .em-controls, .em-words, .em-top, .toggle-button, .headerlink, .tag_em-figure > .cell_input")) if (seen(e)) told.push(`no use on paper: ${name(e)}`);
  for (const e of here(".toggle-hidden > :not(.admonition-title), .below-input .cell_output, .em-picture, .em-moves, h1 .section-number")) if (!seen(e)) told.push(`not shown: ${name(e)}`);
  for (const e of here(".admonition:is(.predict, .notice, .check, .misconception) > .admonition-title")) if (getComputedStyle(e, "::before").printColorAdjust !== "exact") told.push(`a printer drops the icon: ${name(e)}`);
  for (const e of here("article :is(h2, h3)")) if (getComputedStyle(e).breakAfter !== "avoid") told.push(`may end a sheet: ${name(e)}`);
  return told;
}
