// Runs in <head> before anything is painted, and before the theme's script.
(() => {
  // Where storage is denied (a sandboxed frame, blocked cookies) asking for it throws, and with it would end
  // every script that remembers something: what they keep lives as long as the page.
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      window[name].removeItem("em");
    } catch {
      const kept = new Map();
      const value = {
        getItem: (key) => kept.get(`${key}`) ?? null,
        setItem: (key, words) => void kept.set(`${key}`, `${words}`),
        removeItem: (key) => void kept.delete(`${key}`),
        clear: () => kept.clear(),
      };
      Object.defineProperty(window, name, { value, configurable: true });
    }
  }
  // The theme's first line copies what is stored, “auto” as well, and the page would be white until its script
  // has come: so what is stored is what is to be seen.
  const mode = localStorage.getItem("mode");
  const dark = mode === "dark" || (mode !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = dark ? "dark" : "light";
  try {
    localStorage.setItem("theme", theme);
  } catch {} // full: the theme's script says the same a little later
  document.querySelector("meta[name=color-scheme]").content = theme; // the bare page has this colour, too
})();
