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
    const label = make("label", {}, input, " ", written.textContent, " ", number);
    written.replaceWith(label);
    const has = new Uint8Array(people.length);
    return { name, value, text: written.textContent, input, label, number, has, count: 0 };
  }),
}));
const options = groups.flatMap((group) => group.options);
groups.forEach((group, at) => { for (const option of group.options) option.group = at; });
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
