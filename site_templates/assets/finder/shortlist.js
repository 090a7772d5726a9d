/* The shortlist: up to four people to compare, in the address and nowhere else */

const KEYS = ["a", "b", "c", "d"];
const shortlists = finder.querySelectorAll(".finder__shortlist"); // before the list and below it
let compared = [];
function offer(person) {
  if (!person.compare) {
    const { id } = person.element.dataset;
    person.compare = make("input", { type: "checkbox", value: id });
    person.compare.setAttribute("aria-label", say("compare", { name: nameOf(person) }));
    const label = make("label", { className: "person__compare" }, person.compare, ` ${say("compare-short")}`);
    person.element.cells[1].append(label);
    person.compare.addEventListener("change", () => {
      const others = compared.filter((other) => other !== id);
      if (person.compare.checked && others.length === KEYS.length) {
        person.compare.checked = false;
        shortlisted(say("compare-full"));
      } else {
        compared = person.compare.checked ? [...others, id] : others;
        shortlisted();
        remember(false);
      }
    });
  }
  person.compare.checked = compared.includes(person.element.dataset.id);
}
const shortlistQuery = () => compared.map((id, at) => [KEYS[at], id]);
const toCompare = (className) => make("a", {
  href: `${finder.dataset.compare}?${new URLSearchParams(shortlistQuery())}`, className,
}, say("compare-go", { count: compared.length }));

/* The link is also beside each person who is ticked: the next stop of the Tab key. */
function shortlisted(said = compared.length === 1 ? say("compare-one") : "") {
  const several = compared.length > 1;
  for (const place of shortlists) {
    const now = make("p", {}, ...(several ? [toCompare("action"), " "] : []), said);
    if (place.innerHTML !== now.innerHTML) place.replaceChildren(...now.childNodes);
  }
  for (const link of finder.querySelectorAll(".person__to-compare")) link.remove();
  for (const person of several ? people.filter(({ compare }) => compare?.checked) : []) {
    person.compare.parentElement.after(" ", toCompare("person__to-compare"));
  }
}
