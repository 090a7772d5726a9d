/* The finder. The page as served shows the first fifty people, and the rest are in its `template`; this script filters
   all of them, counts, sorts by distance and updates the address. generator/site/docs.py makes one script of the files
   in this folder. The sentences are in the page's data-say-… attributes, in the page's language. */

const finder = document.querySelector(".finder");
if (!finder) return;

const find = (selector) => finder.querySelector(selector);
const [form, list, heading, announced, tags, nobody, more] =
  ["form", ".people", "#found", ".finder__announced", ".finder__tags", ".finder__nobody", ".finder__more"].map(find);
const [toggle, showFound] = [".finder__toggle button", ".finder__show button"].map(find);
const [query, near, querySaid, nearSaid] =
  ["#finder-words", "#finder-near", "#finder-words-said", "#finder-near-said"].map(find);

const make = (tag, values, ...children) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
};
const button = (text, then) => {
  const made = make("button", { type: "button" }, text);
  made.addEventListener("click", then);
  return made;
};
/* A status that does not change is not written again: screen readers would read it aloud again. */
const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
const say = (key, values = {}) =>
  finder.getAttribute(`data-say-${key}`).replace(/\{(\w+)\}/g, (_, name) => values[name]);
const sayFound = (count) => say(count === 1 ? "found-one" : "found-other", { count });

class NotLoaded extends Error {}
/** One of our data files; NotLoaded without an answer, or with one that is not ours, such as a web filter's page. */
async function fetchJson(address) {
  try {
    const answer = await fetch(address);
    const read = answer.ok ? await answer.json() : {};
    if (read.valid_until) return read;
  } catch { /* no connection, or no JSON */ }
  throw new NotLoaded(address);
}
