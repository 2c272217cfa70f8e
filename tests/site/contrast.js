// Axe's rule of contrast takes most of its time in words that look alike: it is shown three of each
// look. A look is the colour and the size of the words, and all that lies behind them or dims them.
(options) => {
  const seen = new Map(), looks = new WeakMap();
  const behind = (e) => {
    if (!e) return "";
    if (!looks.has(e)) {
      const s = getComputedStyle(e);
      const own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode, s.position];
      looks.set(e, `${behind(e.parentElement)}/${own}`);
    }
    return looks.get(e);
  };
  const speaks = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
  const words = (e) => speaks(e) || e.matches("input, select, textarea, [placeholder]");
  const kinds = (e) => {
    const s = getComputedStyle(e);
    return [behind(e), s.color, s.fontSize, s.fontWeight, s.textShadow, s.webkitTextFillColor, e.checkVisibility()].join("|");
  };
  const few = [...document.body.querySelectorAll("*")].filter(words).filter((e) => {
    const kind = kinds(e), count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= 3;
  });
  return few.length ? axe.run({ include: few }, options).then((r) => r.violations) : [];
};
