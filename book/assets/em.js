// What the theme leaves out: small services, each of them to a reader who would be lost without.
(() => {
  // What is too wide scrolls inside itself: the keyboard reaches a formula, as the theme does for code and
  // tables, and em.css makes the edge soft behind which there is more.
  const WIDE = ".bd-article :is(.katex-display, pre, .pst-scrollable-table-container, .cell_output > .output)";
  function edges(boxes) {
    const places = boxes.map((box) => [box, box.scrollLeft, box.scrollWidth - box.clientWidth]); // all is read before
    for (const [box, left, more] of places) { // anything is written: the page is laid out once
      box.classList.toggle("em-more-left", left > 1);
      box.classList.toggle("em-more-right", more - left > 1);
      if (more > 0) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }
  // A box is measured when it is first laid out, which may be when it comes near the screen, when its size changes,
  // and once more when a face has come: its size may stay while the words in it grow.
  const known = new Set(), sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) known.add(target);
    edges(entries.map(({ target }) => target));
  });
  document.fonts.addEventListener("loadingdone", () => edges([...known].filter((box) => box.checkVisibility({ contentVisibilityAuto: true }))));

  // A link that leads into a folded box opens it.
  function unfold() {
    const place = document.querySelector(":target"), folded = ".toggle-hidden, details:not([open])";
    if (!place?.closest(folded)) return;
    for (let box = place; box; box = box.parentElement) {
      if (box.matches("details")) box.open = true;
      else if (box.matches(".toggle-hidden")) box.querySelector("button.toggle-button").click();
    }
    place.scrollIntoView();
  }
  const again = ({ target }) => target.closest(`a[href$="${CSS.escape(location.hash)}"]`) && setTimeout(unfold);

  // The button of a folded box is called by what it opens: names.py has written that at the box.
  function name() {
    for (const box of document.querySelectorAll("[data-fold]")) box.querySelector(":scope > .admonition-title > button")?.setAttribute("aria-label", box.dataset.fold);
  }

  // The menus in the page's head (lean.py leaves out the theme's script, which is twenty times as long as this).
  const MENU = "button[data-bs-toggle=dropdown]";
  function menus({ target, key }) {
    for (const button of document.querySelectorAll(MENU)) {
      const list = button.nextElementSibling, left = key && list.contains(document.activeElement);
      const open = !key && button.contains(target) && !list.classList.contains("show");
      list.classList.toggle("show", open);
      button.setAttribute("aria-expanded", open);
      if (left) button.focus();
    }
  }
  document.addEventListener("click", menus);
  document.addEventListener("keydown", (event) => event.key === "Escape" && menus(event));

  // A frame that may not send forms would search for nothing: the words go to the search page by its address.
  function search(event) {
    const form = event.target.form;
    if (event.key !== "Enter" || event.isComposing || !form?.matches(".bd-search")) return;
    event.preventDefault();
    location.assign(`${form.action.replace(/[?#].*/, "")}?${new URLSearchParams(new FormData(form))}`);
  }
  document.addEventListener("keydown", search);

  // The list of contents marks the section that is being read.
  const entries = [...document.querySelectorAll(".page-toc a[href^='#']")];
  const start = (entry) => document.getElementById(decodeURIComponent(entry.hash.slice(1)))?.getBoundingClientRect().top;
  function mark() {
    const here = entries.filter((entry) => start(entry) < innerHeight / 4).at(-1);
    for (const entry of entries) entry.classList.toggle("active", entry === here);
  }
  addEventListener("scroll", mark, { passive: true });

  // Where the figures' own script has not come, a figure is what stands there for those without one.
  function stills() {
    for (const view of document.querySelectorAll("script[type$='widget-view+json']")) {
      const told = view.parentElement.querySelector("noscript");
      if (told && !view.parentElement.querySelector(".em-mount")) told.outerHTML = told.textContent;
    }
  }
  addEventListener("load", stills);

  // On paper the page is light, and a moving figure keeps the size in which its picture was drawn.
  const html = document.documentElement;
  let theme = null;
  function toPaper() {
    theme ??= html.dataset.theme ?? "";
    html.dataset.theme = "light";
    for (const { style, clientWidth, clientHeight } of document.querySelectorAll(".em-picture")) {
      style.setProperty("--em-width", `${clientWidth}px`);
      style.setProperty("--em-height", `${clientHeight}px`);
      style.setProperty("--em-zoom", 0.8);
    }
  }
  function fromPaper() {
    if (theme) html.dataset.theme = theme;
    theme = null;
  }
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", fromPaper);

  // An address that ends in ?print=exercises prints the exercises alone, without solutions (print.css).
  const SHEET = '<p class="em-sheet"><a href="?print=exercises">Print the exercises without solutions</a></p>';
  if (document.querySelector("#exercises .solution")) document.querySelector("#exercises > h2").insertAdjacentHTML("afterend", SHEET);
  const part = new URLSearchParams(location.search).get("print");
  if (part) addEventListener("load", () => ((html.dataset.print = part), print()));

  // KaTeX writes each formula twice, for eyes and for screen readers: what is copied holds it once, as TeX.
  function copy(event) {
    const selection = getSelection(), box = document.createElement("div");
    for (let i = 0; i < selection.rangeCount; i++) box.append(selection.getRangeAt(i).cloneContents());
    const formulas = [...box.querySelectorAll(".katex:has(annotation)")];
    if (!formulas.length) return;
    for (const formula of formulas) formula.replaceWith(`$${formula.querySelector("annotation").textContent.trim()}$`);
    for (const extra of box.querySelectorAll(".headerlink, button, script, noscript")) extra.remove();
    document.body.append(box); // innerText knows lines and paragraphs of what is on the page
    event.clipboardData.setData("text/plain", box.innerText.trim());
    event.clipboardData.setData("text/html", box.innerHTML);
    box.remove();
    event.preventDefault();
  }
  document.addEventListener("copy", copy);

  for (const box of document.querySelectorAll(WIDE)) sizes.observe(box);
  document.addEventListener("scroll", ({ target }) => target.matches?.(WIDE) && edges([target]), true);

  // A frame without an origin may be refused the fonts of the formulas: they come inside a sheet.
  const sheet = `${document.documentElement.dataset.content_root}_static/formula-fonts.css`;
  function refused() {
    const lost = [...document.fonts].some(({ family, status }) => family.includes("KaTeX") && status === "error");
    if (lost) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet }));
  }
  addEventListener("load", () => document.fonts.ready.then(refused));
  addEventListener("load", name); // when the folding script has made its buttons
  addEventListener("load", unfold); // when the folding script has folded
  addEventListener("hashchange", unfold);
  document.addEventListener("click", (event) => location.hash && again(event)); // the link once more: no hashchange
})();
