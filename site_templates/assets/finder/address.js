/* The address holds the choices, for the back button and for sharing */

const damaged = find(".finder__damaged");
let remembering;
let typing = false;
let came = { words: "", near: "" }; // what the address said last
function remember(isTyping) {
  clearTimeout(remembering);
  const asked = new URLSearchParams();
  came = { words: query.value.trim(), near: origin?.place ?? "" };
  if (came.words) asked.set("words", came.words);
  for (const { input } of options) if (input.checked) asked.append(input.name, input.value);
  if (came.near) asked.set("near", came.near);
  for (const [key, id] of shortlistQuery()) asked.set(key, id);
  const address = location.pathname + (`${asked}` ? `?${asked}` : "") + location.hash;
  if (address !== location.pathname + location.search + location.hash) {
    history[isTyping && typing ? "replaceState" : "pushState"](null, "", address);
  }
  typing = isTyping;
}

/** The address's choices. Mail programs write `&` as `&amp;` and `&reg` as a sign, and add what follows the address. */
function asked() {
  const read = new URLSearchParams(location.search.replace(/&amp;|&amp%3B|%26amp%3B/gi, "&").replace(/&?(®|%C2%AE)ion=/gi, "&region="));
  const whole = new URLSearchParams();
  for (const [name, value] of read) whole.append(name.replace(INVISIBLE, ""), value.replace(INVISIBLE, "").trim());
  return whole;
}
const asWritten = (value) => value.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, "");

function recall() {
  clearTimeout(remembering);
  typing = false;
  const read = asked();
  const said = { words: read.get("words") ?? "", near: read.get("near") ?? "" };
  // What the reader has typed since stays, unless the address says something else now.
  if (said.words !== came.words) query.value = said.words;
  if (said.near !== came.near) near.value = said.near;
  came = said;
  if (query.value) fetchIndex();
  const unknown = [];
  for (const { box, options } of groups) {
    const names = new Set(options.map(({ name }) => name));
    const values = new Set([...names].flatMap((name) => read.getAll(name)).map(asWritten).filter(Boolean));
    for (const { input, value } of options) input.checked = values.delete(value);
    unknown.push(...values);
    if (options.some(({ input }) => input.checked)) box.open = true;
  }
  damaged.hidden = !unknown.length;
  write(damaged, unknown.length ? say("damaged", { unknown: unknown.join(", ") }) : "");
  const ids = new Set(people.map(({ element }) => element.dataset.id));
  compared = [...new Set(KEYS.map((key) => asWritten(read.get(key) ?? "")).filter((id) => ids.has(id)))];
  for (const person of people) if (person.compare) offer(person);
  update();
  shortlisted();
  return locate(said.near);
}
function changed(change = () => {}) {
  change();
  update();
  remember(false);
}

/** Sorts by the distance from what is typed; says from where, or what is wrong with it. */
let locating = 0;
async function locate(typed) {
  const mine = ++locating;
  let understood = {};
  if (typed.replace(INVISIBLE, "").trim()) {
    try {
      understood = await understand(typed.trim());
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      understood = { problem: say("places-missing") };
    }
    if (mine !== locating) return false;
  }
  const { problem = "", wide = [], which = [], note = "", name, isUnknown } = understood;
  origin = understood.origin ?? null;
  const asks = which.length && !problem ? say("which", { name }) : "";
  near.toggleAttribute("aria-invalid", problem !== "" || which.length > 0);
  if (near.hasAttribute("aria-invalid")) near.setAttribute("aria-invalid", "true");
  nearSaid.classList.toggle("finder__said--error", near.hasAttribute("aria-invalid"));
  const sentence = [problem || asks, note, origin ? say("nearest", { centre: origin.centre }) : ""].filter(Boolean).join(" ");
  const byName = isUnknown && haveWords(typed)?.includes(1) ? [button(say("by-name", { typed }), () => toOtherBox(near, query))] : [];
  const filters = wide.map((option) => button(sayFilter(option), () => filterBy(option, () => locate(near.value = ""))));
  const towns = choicesOf(which).map(({ text, where }) => button(where ? `${text} (${where})` : text, () => pick(text)));
  if (nearSaid.firstChild?.textContent !== sentence || towns.length || nearSaid.children.length) {
    nearSaid.replaceChildren(sentence, ...[...byName, ...filters, ...towns].flatMap((choice) => [" ", choice]));
  }
  const miles = people.map((person) => (origin ? milesTo(origin, person.base) : { text: "", rank: 0 }));
  const group = (person) => (isGrouped() && !worksThere(person) ? 1 : 0);
  order = [...people].sort((person, other) =>
    group(person) - group(other) || miles[person.at].rank - miles[other.at].rank || person.at - other.at);
  for (const person of people) {
    const { text } = miles[person.at];
    if (!text && !person.distance) continue;
    if (!person.distance) {
      person.distance = make("span", { className: "person__distance" });
      person.element.querySelector(".person__from").after(person.distance);
    }
    person.distance.textContent = text;
    person.distance.hidden = !text;
  }
  update();
  summarise();
  return problem === "" && !which.length;
}

/* On a phone the boxes fold into a line once something is asked, so that the first result is on the screen */

const summary = find(".finder__asked");
const folded = find(".finder__ask");
const isNarrow = () => !window.matchMedia("(min-width: 60em)").matches;
function summarise() {
  const sought = [origin?.place, query.value.trim()].filter(Boolean).join(" · ");
  write(summary.querySelector("span"), sought);
  return sought;
}
function fold(isFolded) {
  finder.classList.toggle("finder--folded", isFolded);
  summary.querySelector("button").setAttribute("aria-expanded", !isFolded);
}
summary.querySelector("button").addEventListener("click", () => { fold(false); near.focus(); });
function toResults() {
  fold(summarise() !== "");
  heading.scrollIntoView();
  heading.focus({ preventScroll: true });
}

/* What is typed into the wrong box goes into the other one: a name typed as a place, a postcode among the words */

function toOtherBox(from, to) {
  to.value = from.value.trim();
  from.value = "";
  fetchIndex();
  go().then(() => heading.focus());
}

/* What the reader does */

async function go() {
  suggestNothing();
  const isUnderstood = await locate(near.value);
  remember(false);
  if (isUnderstood && isNarrow()) toResults();
}
query.addEventListener("focus", fetchIndex, { once: true });
query.addEventListener("input", () => {
  fetchIndex();
  update(TYPING);
  clearTimeout(remembering);
  remembering = setTimeout(() => { update(); remember(true); }, 300);
});
form.addEventListener("change", ({ target }) => { if (target.type === "checkbox") changed(); });
const unfold = (open) => {
  finder.classList.toggle("finder--open", open);
  toggle.setAttribute("aria-expanded", open);
};
toggle.addEventListener("click", () => unfold(toggle.getAttribute("aria-expanded") === "false"));
showFound.addEventListener("click", () => { unfold(false); heading.focus(); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go();
});
window.addEventListener("popstate", recall);
// A browser that goes back may fill the boxes in again after this script has run.
window.addEventListener("pageshow", () => { if (query.value.trim() !== came.words) update(); });

if (!isNarrow()) for (const { box } of groups) if ("open" in box) box.open = true;
finder.classList.add("finder--ready");
const isNew = !["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);
const isBelowScreen = () => list?.querySelector(".person a")?.getBoundingClientRect().bottom > window.innerHeight;
recall().then((isUnderstood) => {
  if (!isUnderstood || !isNew || !isNarrow() || location.hash) return;
  if (summarise() || (tagged !== NO_TAGS && isBelowScreen())) toResults();
});
