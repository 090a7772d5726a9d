/* The people, and the choices in each group */

const rest = find("template")?.content.children ?? [];
const people = Array.from([...(list?.children ?? []), ...rest], (element, at) =>
  ({ element, at, base: element.dataset.base, options: [] }));

const groups = Array.from(finder.querySelectorAll(".finder__only, .group"), (box) => ({
  box,
  title: box.querySelector("summary")?.firstChild.textContent.trim() ?? "",
  chosen: box.querySelector(".group__chosen"),
  options: Array.from(box.querySelectorAll("[data-name]"), (item) => {
    const { name, value } = item.dataset;
    const written = item.querySelector(".option");
    const number = item.querySelector(".number");
    const input = make("input", { type: "checkbox", name, value });
    const label = make("label", {}, input, make("span", {}, written.textContent, " ", number.parentElement));
    written.replaceWith(label);
    const has = new Uint8Array(people.length);
    return { name, value, text: written.textContent, input, label, number, has, count: 0 };
  }),
}));
const options = groups.flatMap((group) => group.options);
groups.forEach(({ box, title, options }, at) => {
  for (const option of options) option.group = at;
  // The choices are fields only here; without scripts they are a list of links. Their title is in sight already.
  const list = box.querySelector("summary ~ ul");
  if (!list) return;
  const fields = make("fieldset", {}, make("legend", { className: "register-unseen" }, title));
  list.replaceWith(fields);
  fields.append(list);
});
const optionOf = new Map(options.map((option) => [`${option.name} ${option.value}`, option]));
const questions = [...new Set(options.map(({ name }) => name))];
for (const person of people) {
  for (const name of questions) {
    for (const value of person.element.getAttribute(`data-${name}`)?.split(" ") ?? []) {
      const option = optionOf.get(`${name} ${value}`);
      if (!option) continue;
      option.has[person.at] = 1;
      person.options.push(option);
    }
  }
}
