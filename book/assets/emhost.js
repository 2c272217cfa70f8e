// Mounts the figures of a page from the notebook's saved state: no kernel, no other script.
// A classic script on purpose: modules do not load from file://. The page holds, as written by myst-nb, a
// widget-view script for each figure and one widget-state script, which on the site is a file (bundle.py).
(() => {
  "use strict";
  const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
  const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

  const bytes = (base64) => new DataView(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);

  // What anywidget calls a model: get, set, on, off, save_changes over the saved traits.
  function makeModel({ state, buffers = [] }) {
    const values = { ...state }, listeners = new Map(), changed = new Set();
    for (const { path, data } of buffers) {
      const owner = path.slice(0, -1).reduce((value, key) => value[key], values);
      owner[path.at(-1)] = bytes(data);
    }
    const each = (names, act) => names.split(" ").forEach(act);
    const emit = (name, ...about) => [...(listeners.get(name) ?? [])].forEach((listener) => listener(...about));
    const model = {
      saved: state,
      get: (name) => values[name],
      set(name, value) {
        const changes = typeof name === "string" ? { [name]: value } : name;
        const fresh = Object.keys(changes).filter((key) => values[key] !== changes[key]);
        for (const key of fresh) values[key] = changes[key];
        for (const key of fresh) emit(`change:${key}`, model, changes[key]);
        if (fresh.length) emit("change", model);
        for (const key of fresh) changed.add(key);
      },
      save_changes: () => changed.clear(), // there is nobody to save to
      on: (names, listener) => each(names, (name) => listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))),
      off: (names, listener) =>
        names ? each(names, (name) => (listener ? listeners.get(name)?.delete(listener) : listeners.delete(name))) : listeners.clear(),
      send() {},
    };
    return model;
  }

  // jslink and jsdlink between figures.
  function link(models, { state: { source, target } }, bothWays) {
    const end = ([model, trait]) => [models.get(model.replace("IPY_MODEL_", "")), trait];
    const [[a, from], [b, to]] = [end(source), end(target)];
    if (!a || !b) return;
    b.set(to, a.get(from));
    a.on(`change:${from}`, () => b.set(to, a.get(from)));
    if (bothWays) b.on(`change:${to}`, () => a.set(from, b.get(to)));
  }

  const modules = new Map(); // figures of one kind share one module
  function load(esm) {
    if (!modules.has(esm)) modules.set(esm, import(URL.createObjectURL(new Blob([esm], { type: "text/javascript" }))));
    return modules.get(esm);
  }

  const styles = new Set();
  function style(css) {
    if (!css || styles.has(css)) return;
    styles.add(css);
    document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  }

  async function mount(model, el) {
    style(model.get("_css"));
    const module = await load(model.get("_esm"));
    const widget = typeof module.default === "function" ? await module.default() : module.default;
    if (!model.started) model.started = widget.initialize?.({ model }) ?? true;
    await model.started;
    await widget.render?.({ model, el });
    el.dataset.emfigure = "mounted";
  }

  // A figure that cannot start is what those without a script see, its still picture and its words, and
  // the others on the page start.
  function still(el, error) {
    const told = el.parentElement.querySelector("noscript")?.textContent.replace(/ With JavaScript .*?(?=<)/, "");
    el.innerHTML = told ?? "";
    if (!told) el.textContent = `This figure could not start: ${error.message}`;
    console.error(error);
  }
  function tried(act) {
    try {
      return act();
    } catch (error) {
      console.error(error);
    }
  }
  // “Look at this setting”: the address names what differs from the saved state, #setting-1&pi=0.3 for the
  // page's first figure, and a page that is opened there shows it. No such address reaches code or style (_…).
  const open = (state, key) => Object.hasOwn(state, key) && !key.startsWith("_");
  const alike = (a, b) => typeof a === typeof b && Array.isArray(a) === Array.isArray(b) && a?.length === b?.length;
  const kind = (value) => (typeof value === "string" ? "" : value);
  function asked(number, { saved }) {
    const [head, ...rest] = location.hash.split("&");
    if (head !== `#setting-${number}`) return null;
    const named = [...new URLSearchParams(rest.join("&"))].map(([key, value]) => [key, tried(() => JSON.parse(value))]);
    return Object.fromEntries(named.filter(([key, value]) => open(saved, key) && alike(kind(value), kind(saved[key]))));
  }
  function address(number, { get, saved }) {
    const now = Object.keys(saved).map((key) => [key, JSON.stringify(get(key))]);
    const changed = now.filter(([key, value]) => open(saved, key) && value !== JSON.stringify(saved[key]));
    return `#setting-${number}&${new URLSearchParams(changed)}`;
  }
  function offerLink(number, model, el) {
    if (!el.closest(".tag_em-figure:not(.tag_remove-input)")) return; // a page that only shows has no settings
    const make = (tag, about) => Object.assign(document.createElement(tag), about);
    const said = make("span", { role: "status" }), row = make("p", { className: "em-link" });
    const onclick = async () => {
      tried(() => history.replaceState(null, "", address(number, model)));
      const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
      said.textContent = copied ? "Copied." : "It is in the address.";
    };
    model.on("change", () => (said.textContent = ""));
    row.append(said, " ", make("button", { type: "button", textContent: "Link to this setting", onclick }));
    el.append(row);
  }

  async function start(models, { textContent }, el, number) {
    const model = models.get(JSON.parse(textContent).model_id);
    if (!model) throw new Error("its saved state is missing");
    const setting = asked(number, model);
    if (setting) model.set(setting);
    await mount(model, el);
    offerLink(number, model, el);
    if (setting) el.scrollIntoView();
  }

  function begin() {
    const inPage = [...document.querySelectorAll(STATE)].map((node) => tried(() => JSON.parse(node.textContent)));
    const saved = Object.assign({}, ...[...(globalThis.emSaved ?? []), ...inPage].map((kept) => kept?.state));
    const models = new Map();
    for (const [id, entry] of Object.entries(saved)) if (entry.model_name === "AnyModel") tried(() => models.set(id, makeModel(entry)));
    for (const entry of Object.values(saved)) {
      if (entry.model_name === "LinkModel") tried(() => link(models, entry, true));
      if (entry.model_name === "DirectionalLinkModel") tried(() => link(models, entry, false));
    }
    for (const [i, script] of document.querySelectorAll(VIEW).entries()) {
      const el = document.createElement("div");
      el.className = "em-mount";
      script.after(el);
      start(models, script, el, i + 1).catch((error) => still(el, error));
    }
    // On paper nobody can predict: a picture that waits for it is shown whole while the page is printed.
    const waiting = [];
    addEventListener("beforeprint", () => {
      waiting.push(...[...models.values()].filter((model) => model.get("prediction") === ""));
      for (const model of waiting) model.set("prediction", "skip");
    });
    addEventListener("afterprint", () => waiting.splice(0).forEach((model) => model.set("prediction", "")));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
