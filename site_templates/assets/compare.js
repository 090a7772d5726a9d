"use strict";

// Shows up to four assessors side by side. The choice is in the address (?a=…&b=…) and nowhere else. The facts are read
// from the assessors' own pages, in the page's language.

const KEYS = ["a", "b", "c", "d"];
const box = document.getElementById("compare");
const form = box.querySelector("form");
const select = box.querySelector("select");
const status = box.querySelector("[role=status]");
const shown = box.querySelector(".compare-shown");
const say = box.dataset;
const without = document.getElementById("compare-without");
const names = new Map([...without.querySelectorAll("a")].map((link) => [link.pathname.split("/").at(-2), link.textContent]));
for (const [value, text] of names) select.append(Object.assign(document.createElement("option"), { value, text }));
const back = document.querySelector(".back a");
const pages = new Map();
let turn = 0;

const chosen = () => {
  const query = new URLSearchParams(location.search);
  return [...new Set(KEYS.map((key) => query.get(key)).filter(Boolean))];
};
const query = (ids) => "?" + new URLSearchParams(ids.map((id, at) => [KEYS[at], id]));
const fill = (text, place, value) => text.replace("{" + place + "}", () => value);

function make(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

async function fetched(id) {
  const answer = await fetch(`../${id}/`);
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function page(id) {
  if (!pages.has(id)) {
    pages.set(id, fetched(id));
    pages.get(id).catch(() => pages.delete(id));
  }
  return pages.get(id);
}

// What an assessor's page says, by the name of each fact, in the order in which it is shown: the deciding facts first.
function facts(document_) {
  const found = new Map();
  const lead = document_.querySelector("[data-compare]");
  found.set(lead.dataset.compare, [...lead.childNodes]);
  found.set(say.phases, [document_.querySelector(".phases")]);
  for (const fact of document_.querySelectorAll("#facts > div")) {
    found.set(fact.querySelector("dt").textContent, [...fact.querySelector("dd").childNodes]);
  }
  const portrait = document_.querySelector(".portrait");
  if (portrait) found.set(say.portrait, [portrait]);
  return found;
}

// The names of all facts; each comes after the name that precedes it on a page.
function inOrder(lists) {
  const names = [];
  for (const list of lists) {
    list.forEach((name, at) => {
      if (!names.includes(name)) names.splice(names.indexOf(list[at - 1]) + 1, 0, name);
    });
  }
  return names;
}

function table(people) {
  const all = people.map((person) => facts(person.page));
  const rows = inOrder(all.map((found) => [...found.keys()]));
  const cell = (name, at) => {
    const content = all[at].get(name);
    const copies = content ? content.map((node) => document.importNode(node, true)) : [say.none];
    return make("td", { "data-label": people[at].name }, ...copies);
  };
  const header = (text, scope) => make("th", { scope }, text);
  return make(
    "table",
    { class: "facts-table compare-table" },
    make("caption", {}, say.caption),
    make("thead", {}, make("tr", {}, header(say.fact, "col"), ...people.map((person) => header(person.name, "col")))),
    make(
      "tbody",
      {},
      ...rows.map((name) => make("tr", {}, header(name, "row"), ...all.map((_, at) => cell(name, at)))),
    ),
  );
}

function list(people, ids) {
  const item = (person) => {
    const remove = make("button", { type: "button" }, fill(say.remove, "name", person.name));
    remove.addEventListener("click", () => {
      go(ids.filter((id) => id !== person.id));
      select.focus();
    });
    const ask = make("a", { href: `../${person.id}/${query(ids)}#ask` }, fill(say.ask, "name", person.name));
    return make("li", {}, make("a", { href: `../${person.id}/${query(ids)}` }, person.name), " ", ask, " ", remove);
  };
  return make("ul", { class: "compare-people" }, ...people.map(item));
}

async function show() {
  const mine = ++turn;
  const ids = chosen();
  const known = ids.filter((id) => names.has(id));
  const missing = ids.filter((id) => !names.has(id)).map((id) => fill(say.unknown, "id", id));
  const read = await Promise.allSettled(known.map(page));
  if (mine !== turn) return;
  const people = known
    .map((id, at) => ({ id, name: names.get(id), page: read[at].value }))
    .filter((person) => person.page);
  const unread = known.filter((_, at) => !read[at].value).map((id) => fill(say.failed, "name", names.get(id)));
  const print_ = make("button", { type: "button" }, say.print);
  print_.addEventListener("click", () => print());
  shown.replaceChildren(
    ...(people.length ? [list(people, known), table(people), make("p", { class: "buttons" }, print_)] : []),
  );
  const side = people.length ? fill(say.shown, "names", people.map((person) => person.name).join(", ")) : say.nobody;
  status.textContent = [side, ...missing, ...unread].join(" ");
  const finder = new URLSearchParams(back.search);
  KEYS.forEach((key, at) => (known[at] ? finder.set(key, known[at]) : finder.delete(key)));
  back.search = finder;
  select.value = "";
  for (const option of select.options) option.disabled = known.includes(option.value);
}

function go(ids) {
  history.pushState(null, "", ids.length ? query(ids) : location.pathname);
  show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const ids = chosen().filter((id) => names.has(id));
  if (!select.value) select.focus();
  else if (ids.length >= KEYS.length) status.textContent = say.full;
  else go([...ids, select.value]);
});
addEventListener("popstate", show);
without.hidden = true;
box.hidden = false;
show();
