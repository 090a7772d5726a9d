/* Towns are suggested as the reader types: a combobox with a list, as the WAI-ARIA pattern has it */

const suggested = make("ul", { id: "finder-towns", className: "finder__towns", hidden: true });
suggested.setAttribute("role", "listbox");
suggested.setAttribute("aria-label", say("towns"));
near.parentElement.after(suggested);
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "finder-towns",
})) near.setAttribute(name, value);

/** Towns with their district and where it is: "Bangor, LL57 (Wales)". */
const choicesOf = (found) => found.flatMap(({ name, districts }) => districts.map((district) => ({
  text: `${name}, ${district}`,
  where: nameOfRegion(regionOf(district)),
})));

let active = -1;
function activate(at) {
  active = at;
  [...suggested.children].forEach((item, place) => item.setAttribute("aria-selected", place === at));
  if (at < 0) near.removeAttribute("aria-activedescendant");
  else near.setAttribute("aria-activedescendant", suggested.children[at].id);
}
function suggest(found) {
  const items = choicesOf(found).slice(0, MOST_TOWNS).map(({ text, where }, at) => {
    const item = make("li", { id: `finder-town-${at}` }, text, make("span", {}, ` ${where}`));
    item.setAttribute("role", "option");
    item.dataset.town = text;
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    item.addEventListener("click", () => pick(text));
    return item;
  });
  suggested.replaceChildren(...items);
  suggested.hidden = !items.length;
  near.setAttribute("aria-expanded", items.length > 0);
  activate(-1);
}
function pick(text) {
  near.value = text;
  go();
}

let suggesting = 0; // the answer to an older key is too late, and so is one after the reader has asked
function suggestNothing() {
  suggesting++;
  suggest([]);
}
near.addEventListener("input", async () => {
  const typed = near.value;
  const mine = ++suggesting;
  if (!looksLikeTown(tidy(typed))) return suggest([]);
  try {
    await Promise.all([fetchPlaces(), fetchTowns()]);
  } catch {
    return; // it is said when the reader presses the button
  }
  if (mine !== suggesting) return;
  const begun = keyOf(typed);
  const found = [...towns.values()].filter(({ key }) => key.startsWith(begun));
  found.sort((town, other) => town.key.length - other.key.length || (town.key < other.key ? -1 : 1));
  suggest(found);
});
near.addEventListener("keydown", (event) => {
  if (suggested.hidden) return;
  const last = suggested.children.length - 1;
  if (event.key === "ArrowDown") activate(active < last ? active + 1 : 0);
  else if (event.key === "ArrowUp") activate(active > 0 ? active - 1 : last);
  else if (event.key === "Escape") suggestNothing();
  else if (event.key === "Enter" && active >= 0) pick(suggested.children[active].dataset.town);
  else return;
  event.preventDefault();
});
near.addEventListener("blur", suggestNothing);
