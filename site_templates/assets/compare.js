"use strict";

// Shows up to four assessors side by side. The choice is in the address (?a=…&b=…), beside the finder's, and nowhere else.
// The facts are read from the assessors' own pages, in the page's language. The names are known before: a page that does
// not come, or that a web filter replaces with its own, costs its facts alone.

const KEYS = ["a", "b", "c", "d"];
const MOST_SECONDS = 15; // to wait for a page
const box = document.getElementById("compare");
const form = box.querySelector("form");
const select = box.querySelector("select");
const status = box.querySelector("[role=status]");
const shown = box.querySelector(".compare-shown");
const again = box.querySelector(".compare-again");
const printing = box.querySelector(".compare-print");
const say = box.dataset;
const without = document.getElementById("compare-without");
const idOf = (link) => link.pathname.replace(/(index\.html)?$/, "").split("/").at(-2);
const names = new Map([...without.querySelectorAll("a")].map((link) => [idOf(link), link.textContent]));
for (const [value, text] of names) select.append(Object.assign(document.createElement("option"), { value, text }));
const pages = new Map();
let turn = 0;

const fill = (text, place, value) => text.replace("{" + place + "}", () => value);
const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

// Who is chosen. A mail program may take the full stop after an address for a part of it.
function chosen() {
  const asked = new URLSearchParams(location.search);
  const ids = KEYS.map((key) => asked.get(key)).filter(Boolean).map((id) => {
    const trimmed = id.trim().toLowerCase().replace(/[^a-z0-9]+$/, "");
    return names.has(trimmed) ? trimmed : id;
  });
  return [...new Set(ids)];
}
function query(ids) {
  const asked = new URLSearchParams(location.search);
  for (const key of KEYS) asked.delete(key);
  ids.forEach((id, at) => asked.set(KEYS[at], id));
  return `${asked}` ? `?${asked}` : "";
}

function make(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

// Dates have fixed spaces. Beside another person on a phone there is no room for a whole one, and a number would break.
// So here they have ordinary spaces, in an element that breaks on a phone alone.
function keepWhole(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.data.split(/(\S+(?:\u00a0\S+)+)/);
    const whole = (part) => make("span", { class: "compare-whole" }, part.replace(/\u00a0/g, " "));
    if (parts.length > 1) text.replaceWith(...parts.map((part, at) => (at % 2 ? whole(part) : part)));
  }
}

// The small picture of a photo, in its own size, so that nothing moves when it arrives.
function small(photo) {
  const { small: src, smallWidth: width, smallHeight: height } = photo.dataset;
  return make("img", { src, width, height, alt: photo.alt, lang: photo.lang, loading: "lazy", class: "compare-photo" });
}

// What an assessor's page says, by the name of each fact, in the order in which it is shown: what is long comes last.
async function facts(id) {
  const answer = await fetch(`../${id}/`, { signal: AbortSignal.timeout(MOST_SECONDS * 1000) });
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const lead = page.querySelector("[data-compare]");
  if (!lead) throw new Error("not the assessor's page");
  const found = new Map([[lead.dataset.compare, [...lead.childNodes]]]);
  const photo = page.querySelector(".profile__photo");
  if (photo) found.set(say.photo, [small(photo)]);
  for (const fact of page.querySelectorAll("#facts > div")) {
    found.set(fact.querySelector("dt").textContent, [...fact.querySelector("dd").childNodes]);
  }
  found.set(say.phases, [page.querySelector(".phases")]);
  const portrait = page.querySelector(".portrait");
  if (portrait) found.set(say.portrait, [portrait]);
  return found;
}
function factsOnce(id) {
  if (!pages.has(id)) {
    pages.set(id, facts(id));
    pages.get(id).catch(() => pages.delete(id));
  }
  return pages.get(id);
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

// A person's column head. Its name to a screen reader is theirs alone, without the link and the button.
function head(id, ids) {
  const name = names.get(id);
  const address = (anchor) => `../${id}/${query(ids)}${anchor}`;
  const ask = make("a", { href: address("#ask"), "aria-label": fill(say.ask, "name", name) }, say.askShort);
  const remove = make("button", { type: "button", "aria-label": fill(say.remove, "name", name) }, say.removeShort);
  remove.addEventListener("click", () => {
    const at = ids.indexOf(id);
    go(ids.filter((other) => other !== id));
    const left = shown.querySelectorAll("thead button");
    (left[at] ?? left[at - 1] ?? select).focus();
  });
  const acts = make("span", { class: "compare-acts" }, ask, " ", remove);
  return make("th", { scope: "col", "aria-label": name }, make("a", { href: address("") }, name), acts);
}

function rows(ids, read) {
  const some = inOrder(read.map((found) => [...(found?.keys() ?? [])]));
  const cell = (name, at) => {
    const content = read[at] ? read[at].get(name)?.map((node) => document.importNode(node, true)) : [say.missing];
    const made = make("td", {}, ...(content ?? [say.none]));
    keepWhole(made);
    return made;
  };
  return (some.length ? some : [say.standing]).map((name) =>
    make("tr", {}, make("th", { scope: "row" }, make("span", {}, name)), ...ids.map((_, at) => cell(name, at))),
  );
}

async function show() {
  const mine = ++turn;
  const asked = chosen();
  const ids = asked.filter((id) => names.has(id));
  const unknown = asked.filter((id) => !names.has(id)).map((id) => fill(say.unknown, "id", id));
  const side = ids.length ? fill(say.shown, "names", ids.map((id) => names.get(id)).join(", ")) : say.nobody;
  // The heads show who is chosen, so that a reader who sees them is shown only what is wrong.
  const tell = (wrong) => {
    status.classList.toggle("register-unseen", ids.length > 0 && !wrong.length);
    write(status, [...(ids.length && wrong.length ? [] : [side]), ...wrong].join(" "));
  };
  tell(unknown);
  select.value = "";
  for (const option of select.options) option.disabled = ids.includes(option.value);
  again.hidden = true;
  printing.hidden = !ids.length;
  const body = make("tbody");
  const heads = [make("th", { scope: "col" }, say.fact), ...ids.map((id) => head(id, ids))];
  const table = make("table", { class: `compare-table compare-table--${ids.length}` }, make("caption", {}, say.caption));
  table.append(make("thead", {}, make("tr", {}, ...heads)), body);
  shown.replaceChildren(...(ids.length ? [table] : []));

  const read = (await Promise.allSettled(ids.map(factsOnce))).map(({ value }) => value);
  if (mine !== turn) return;
  body.append(...rows(ids, read));
  const unread = ids.filter((_, at) => !read[at]).map((id) => fill(say.failed, "name", names.get(id)));
  tell([...unknown, ...unread]);
  again.hidden = !unread.length;
}

function go(ids) {
  history.pushState(null, "", location.pathname + query(ids));
  show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const ids = chosen().filter((id) => names.has(id));
  if (!select.value) select.focus();
  else if (ids.length < KEYS.length) go([...ids, select.value]);
  else {
    status.classList.remove("register-unseen");
    status.textContent = say.full;
  }
});
again.addEventListener("click", () => {
  show();
  form.querySelector("button").focus();
});
printing.addEventListener("click", () => print());
addEventListener("popstate", show);
without.hidden = true;
box.hidden = false;
show();
