// Enhances a page that reads without it: sorts and filters the table, shows tips at once, zooms the map, brings one
// state's ties to the front, and gives each picture as a file. Nothing is fetched and nothing is stored.
document.documentElement.classList.add("has-script");

const table = document.querySelector("table.states");
if (table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const told = document.querySelector("#table-count");
  const filter = document.querySelector("#table-filter");
  const value = (row, column) => {
    const raw = row.cells[column].dataset.value;
    return raw === undefined ? row.cells[column].textContent.trim() : raw === "" ? null : Number(raw);
  };
  const compare = (column, sign) => (one, other) => {
    const a = value(one, column), b = value(other, column);
    if (a === null || b === null) return (a === null) - (b === null); // what is missing stays at the end
    return sign * (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
  };
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    // A real <button> would keep Chromium from repeating the table's head on each printed page.
    const button = document.createElement("span");
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.append(...head.childNodes);
    head.append(button);
    if (!head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
    button.addEventListener("click", () => {
      const words = head.classList.contains("words");
      const now = head.getAttribute("aria-sort");
      const next = now === "none" ? (words ? "ascending" : "descending") : now === "ascending" ? "descending" : "ascending";
      for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", next);
      rows.sort(compare(column, next === "ascending" ? 1 : -1));
      body.append(...rows);
    });
  });
  const frame = document.querySelector(".table-scroll");
  const cue = () => document.querySelector("#states").classList.toggle("goes-on", frame.scrollWidth > frame.clientWidth + 1);
  cue();
  addEventListener("resize", cue);
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const known = new Map(rows.map((row) => [row, plain(`${row.textContent} ${row.id}`)]));
  filter.addEventListener("input", () => {
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => known.get(row).includes(word));
      if (!row.hidden) shown += 1;
    }
    told.textContent = `${shown} of ${rows.length} states`;
  });
}

const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("role", "tooltip");
document.body.append(tip);
const titleOf = (target) => {
  const marked = target.closest?.("svg.picture *");
  if (!marked) return null;
  for (let node = marked; node && node.tagName !== "svg"; node = node.parentElement) {
    const title = [...node.children].find((child) => child.tagName === "title");
    if (title) return [node, title];
  }
  return null;
};
const held = new WeakMap(); // the texts taken out of <title>, so that the browser shows none of its own
const show = (event) => {
  let target = event.target.closest?.("[data-tip-held]");
  if (!target) {
    const found = titleOf(event.target);
    if (!found) { tip.hidden = true; return; }
    target = found[0];
    held.set(target, found[1].textContent);
    target.setAttribute("aria-label", found[1].textContent);
    target.dataset.tipHeld = "";
    found[1].remove();
  }
  tip.textContent = held.get(target);
  tip.hidden = false;
  const edge = 14;
  const box = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(event.clientX + edge, innerWidth - box.width - 4))}px`;
  tip.style.top = `${event.clientY + edge + box.height > innerHeight ? event.clientY - edge - box.height : event.clientY + edge}px`;
};
document.addEventListener("pointermove", show, { passive: true });
document.addEventListener("pointerdown", show, { passive: true });
document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });

for (const picture of document.querySelectorAll("svg.network")) {
  const ties = [...picture.querySelectorAll("[data-ends]")];
  for (const node of picture.querySelectorAll("[data-state]")) {
    node.addEventListener("pointerenter", () => {
      for (const tie of ties) tie.classList.toggle("is-muted", !tie.dataset.ends.split(" ").includes(node.dataset.state));
    });
    node.addEventListener("pointerleave", () => ties.forEach((tie) => tie.classList.remove("is-muted")));
  }
}

for (const picture of document.querySelectorAll("svg.world_map")) {
  const whole = picture.viewBox.baseVal;
  const full = [whole.x, whole.y, whole.width, whole.height];
  const zoom = (factor, x = whole.x + whole.width / 2, y = whole.y + whole.height / 2) => {
    const width = Math.min(full[2], Math.max(full[2] / 12, whole.width / factor));
    const height = width * full[3] / full[2];
    const left = Math.min(full[0] + full[2] - width, Math.max(full[0], x - width / 2));
    const top = Math.min(full[1] + full[3] - height, Math.max(full[1], y - height / 2));
    picture.setAttribute("viewBox", [left, top, width, height].join(" "));
    picture.style.overflow = width < full[2] ? "hidden" : "";
  };
  const tools = document.querySelector(".zoom-tools");
  if (!tools) continue;
  tools.querySelector("[data-zoom=in]").addEventListener("click", () => zoom(1.6));
  tools.querySelector("[data-zoom=out]").addEventListener("click", () => zoom(1 / 1.6));
  tools.querySelector("[data-zoom=all]").addEventListener("click", () => zoom(1e-6));
  picture.addEventListener("dblclick", (event) => {
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    zoom(1.9, place.x, place.y);
    event.preventDefault();
  });
  let from = null;
  picture.addEventListener("pointerdown", (event) => {
    if (whole.width < full[2]) from = [event.clientX, event.clientY, whole.x, whole.y];
  });
  window.addEventListener("pointermove", (event) => {
    if (!from) return;
    const scale = whole.width / picture.clientWidth;
    const left = Math.min(full[2] - whole.width, Math.max(0, from[2] - (event.clientX - from[0]) * scale));
    const top = Math.min(full[3] - whole.height, Math.max(0, from[3] - (event.clientY - from[1]) * scale));
    picture.setAttribute("viewBox", [left, top, whole.width, whole.height].join(" "));
  });
  window.addEventListener("pointerup", () => { from = null; });
}

// A link into the folded part opens it.
const unfold = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target && target.closest("details.fold");
  if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
};
addEventListener("hashchange", unfold);
unfold();

// What a drawing program, which knows no style sheet and no variables, has to find on the elements themselves.
const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin",
  "paint-order", "opacity", "vector-effect", "stop-color"];
const LETTERS = ["fill", "stroke", "stroke-width", "stroke-linejoin", "paint-order", "font-family", "font-size", "font-weight",
  "font-variant-numeric", "text-anchor", "text-decoration-line"];
const SVG = "http://www.w3.org/2000/svg";
const drawn = (tag, attributes, ...children) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
const painted = (original) => {
  const copy = original.cloneNode(true), hidden = [];
  const ours = [original, ...original.querySelectorAll("*")], theirs = [copy, ...copy.querySelectorAll("*")];
  ours.forEach((node, place) => {
    const style = getComputedStyle(node), twin = theirs[place];
    if (node !== original && style.display === "none" && !node.closest("defs")) { hidden.push(twin); return; }
    if (!["title", "desc", "svg", "g", "defs", "linearGradient"].includes(node.tagName)) {
      const names = node.tagName === "text" || node.tagName === "tspan" ? LETTERS : node.tagName === "stop" ? ["stop-color"] : PAINT;
      for (const name of names) twin.setAttribute(name, style.getPropertyValue(name));
    }
    for (const name of ["class", "style"]) twin.removeAttribute(name);
    for (const name of Object.keys(node.dataset)) delete twin.dataset[name];
  });
  hidden.forEach((node) => node.remove());
  const used = new Set([...new XMLSerializer().serializeToString(copy).matchAll(/url\((?:&quot;|"|')?#([\w-]+)/g)].map((each) => each[1]));
  const defs = drawn("defs", {});
  for (const name of used) {
    const source = document.getElementById(name);
    if (source && !original.contains(source)) {
      const twin = source.cloneNode(true);
      [...source.children].forEach((stop, place) => {
        twin.children[place].setAttribute("stop-color", getComputedStyle(stop).stopColor);
        twin.children[place].removeAttribute("class");
      });
      defs.append(twin);
    }
  }
  copy.prepend(defs);
  return copy;
};
const lines = (words, font, room) => {
  const pen = document.createElement("canvas").getContext("2d"), told = [];
  pen.font = font;
  for (const word of words.split(/\s+/)) {
    const longer = told.length ? `${told[told.length - 1]} ${word}` : word;
    if (told.length && pen.measureText(longer).width <= room) told[told.length - 1] = longer;
    else told.push(word);
  }
  return told;
};
const standing = (section) => {
  // Files are for paper: light colours whatever the reader's screen has.
  document.documentElement.classList.add("as-paper");
  const inner = painted(section.querySelector("svg.picture.wide"));
  document.documentElement.classList.remove("as-paper");
  const [x, y, width, height] = inner.getAttribute("viewBox").split(" ").map(Number);
  const title = lines(section.querySelector("h2").textContent, '600 20px "Source Sans 3"', width);
  const foot = lines(section.querySelector(".citation").textContent, '11.5px "Source Sans 3"', width);
  const above = 24 * title.length + 10, below = above + height + 20, whole = below + 15 * foot.length + 6;
  const face = [...document.styleSheets[0].cssRules].find((rule) => rule.cssText.startsWith("@font-face"));
  const write = (told, size, weight, colour, top, step) => told.map((line, place) => drawn("text",
    { x: 0, y: top + step * place, "font-size": size, "font-weight": weight, fill: colour, "font-family": '"Source Sans 3",sans-serif' }, line));
  for (const [name, value] of Object.entries({ x: 0, y: above, width, height, viewBox: `${x} ${y} ${width} ${height}` })) inner.setAttribute(name, value);
  return drawn("svg", { viewBox: `-16 -8 ${width + 32} ${whole + 16}`, width: width + 32, height: whole + 16 },
    drawn("style", {}, face ? face.cssText : ""), drawn("rect", { x: -16, y: -8, width: width + 32, height: whole + 16, fill: "#fff" }),
    ...write(title, 20, 600, "#16191d", 18, 24), inner, ...write(foot, 11.5, 400, "#565d66", below, 15));
};
const written = (node) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(node)}\n`;
const keep = (content, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const asPixels = (node, name) => {
  const image = new Image(), canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * node.getAttribute("width"), 2 * node.getAttribute("height")];
  image.onload = () => {
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((pixels) => keep(pixels, name), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(node))}`;
};
const copied = (section, button) => {
  const words = section.querySelector(".citation");
  getSelection().selectAllChildren(words);
  const told = () => { button.textContent = "Copied"; };
  if (navigator.clipboard) navigator.clipboard.writeText(words.textContent).then(told, () => document.execCommand("copy") && told());
  else if (document.execCommand("copy")) told();
};
for (const button of document.querySelectorAll(".tools [data-get]")) {
  const section = button.closest(".pictured"), kind = button.dataset.get, name = `${button.closest(".tools").dataset.picture}.${kind}`;
  button.addEventListener("click", () => {
    if (kind === "csv") keep(new Blob(["\ufeff", section.querySelector("template.csv").content.textContent], { type: "text/csv" }), name);
    else if (kind === "svg") keep(new Blob([written(standing(section))], { type: "image/svg+xml" }), name);
    else if (kind === "png") asPixels(standing(section), name);
    else copied(section, button);
  });
}
