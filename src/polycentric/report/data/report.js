// Enhances a page that reads without it: sorts and filters the table, shows tips at once, zooms the map,
// and brings one state's ties to the front. Nothing is fetched and nothing is stored.
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
