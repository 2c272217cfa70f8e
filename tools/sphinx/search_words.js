// The search page: numbers and Greek letters are words, a chapter is found by its number, and excerpts come
// wherever the book is opened.
var splitQuery = (query) =>
  (query.match(/\d+\.\d+|\p{Script=Greek}(?:_\w*)?|[\p{Letter}\p{Number}_]+/gu) ?? []).map((word) => word.replace(/^(\p{Script=Greek})_.*/u, "$1"));

if (typeof Search !== "undefined") {
  const { _parseQuery, _performSearch } = Search;

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

  // Of each page that it has found Sphinx fetches all for an excerpt, which no page may that was opened from a
  // file or stands in a frame without an origin: it gets the text that excerpts.py has made a script of.
  const texts = (globalThis.emTexts = {}), asked = {}, root = document.documentElement.dataset.content_root;
  const text = (name) => (asked[name] ??= new Promise((done) => {
    const script = Object.assign(document.createElement("script"), { src: `${root}_static/texts/${name}.js` });
    script.onload = script.onerror = () => done(texts[name]); // without its text a title has no excerpt
    document.head.append(script);
  }));
  globalThis.fetch = async (url) => ({ text: () => text(url.slice(root.length).replace(/\.html$/, "")) });
  Search.htmlToText = ([text, sections], anchor) => [...text].slice(...(sections[anchor?.slice(1)] ?? [0])).join("");
}
