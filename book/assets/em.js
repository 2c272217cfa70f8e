// A formula too wide for its column scrolls inside itself: let the keyboard reach it, as the theme does for code.
(() => {
  const reach = () => {
    for (const formula of document.querySelectorAll(".katex-display")) {
      if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
      else formula.removeAttribute("tabindex");
    }
  };
  addEventListener("load", reach); // when the fonts are there and widths are final
  addEventListener("resize", reach);
})();
