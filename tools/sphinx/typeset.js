// KaTeX for katex_strict.py: a line {"latex", "display"} in, a line {"html"} or {"error"} out.
// What KaTeX merely warns of (a character its fonts lack) is an error too. Ends when its input ends.
const katex = require(process.argv[2]);
let warnings = [];
console.warn = (words) => warnings.push(words);

function typeset({ latex, display }) {
  warnings = [];
  try {
    const html = katex.renderToString(latex, { displayMode: display, strict: "ignore" });
    return warnings.length ? { error: warnings[0] } : { html };
  } catch (error) {
    return { error: error.message };
  }
}

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => console.log(JSON.stringify(typeset(JSON.parse(line)))));
