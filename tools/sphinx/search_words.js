// The search page: numbers and Greek letters are words, a chapter is found by its number, a formula stands once
// in an excerpt, and from a file, where no page can be read by another, there are titles without excerpts.
var splitQuery = (query) =>
  (query.match(/\d+\.\d+|\p{Script=Greek}(?:_\w*)?|[\p{Letter}\p{Number}_]+/gu) ?? []).map((word) => word.replace(/^(\p{Script=Greek})_.*/u, "$1"));

if (typeof Search !== "undefined") {
  const { _parseQuery, _performSearch, htmlToText } = Search;
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

  Search._parseQuery = (query) => {
    const parsed = _parseQuery(query), numbers = splitQuery(query).filter((word) => /^\d/.test(word));
    for (const number of numbers) parsed[1].add(number), parsed[3].add(number);
    return parsed;
  };

  Search._performSearch = (query, ...terms) => {
    const found = _performSearch(query, ...terms), { docnames, titles, filenames } = Search._index;
    const chapter = /^\d\d?$/.test(query.trim()) && `/${query.trim().padStart(2, "0")}-`;
    const named = docnames.flatMap((name, i) => (chapter && name.includes(chapter) ? [[name, titles[i], "", null, 0, filenames[i]]] : []));
    return [...found.filter(([name, , anchor]) => anchor || !named.some(([other]) => other === name)), ...named.reverse()]; // the last is shown first
  };

  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const twice = ".katex-html, annotation", around = ".bd-header-article, #jb-print-docs-body, noscript";
    for (const node of page.querySelectorAll(`${twice}, ${around}`)) node.remove();
    return htmlToText(page.documentElement.outerHTML, anchor).replace(/\s+/g, " ");
  };
}
