/* Filtering: a person must match any choice of a group, and do so in every group */

const TYPING = 5; // few people are shown while the reader types, more when they pause
const PAGE = 50;
const MOST_PRINTED = 200;

let order = people;
let origin = null;

function update(most = PAGE) {
  const typed = query.value.trim();
  const chosen = groups.map(({ options }) => options.filter((option) => option.input.checked));
  const words = haveWords(typed);
  const asked = chosen.flatMap((on, group) => (on.length ? [{ group, on }] : []));
  const masks = asked.map(({ group, on }) => ({ group, mask: people.map(({ at }) => on.some(({ has }) => has[at])) }));
  if (words) masks.push({ group: groups.length, mask: words });
  const without = Array(groups.length + 1).fill(0); // how many would be found without that group's choices
  const found = [];
  for (const option of options) option.count = 0;
  for (const person of order) {
    const failed = masks.filter(({ mask }) => !mask[person.at]);
    if (failed.length === 0) {
      found.push(person);
      for (const option of person.options) option.count++;
    } else if (failed.length === 1) {
      without[failed[0].group]++;
      for (const option of person.options) if (option.group === failed[0].group) option.count++;
    }
  }
  for (const { input, label, number, count } of options) {
    write(number, String(count));
    // A choice that is chosen or has the focus is not disabled: the reader would lose the focus.
    const disabled = count === 0 && !input.checked && input !== document.activeElement;
    if (input.disabled !== disabled) label.classList.toggle("disabled", (input.disabled = disabled));
  }
  groups.forEach((group, at) => {
    if (group.chosen) write(group.chosen, chosen[at].length ? say("chosen", { count: chosen[at].length }) : "");
  });
  write(heading, sayFound(found.length));
  write(showFound, say("show-found", { found: sayFound(found.length) }));
  const count = chosen.flat().length;
  write(toggle, count ? say("choices", { count }) : unchosen);
  show(found, most);
  const applied = [
    ...(words ? [{ text: say("tag-words", { words: typed }), gives: without.at(-1), drop: dropWords }] : []),
    ...chosen.flatMap((on, at) => (on.length ? [{
      text: on.map((option) => option.text).join(", "),
      gives: without[at],
      drop: () => on.forEach((option) => { option.input.checked = false; }),
      parts: on,
    }] : [])),
  ];
  showTags(applied);
  // Likely names are looked for once the typing rests: with 2,000 people that takes longer than a key may.
  if (most < PAGE) showNobody(found.length, applied, null);
  else showNobody(found.length, applied, words && !words.includes(1) ? alike(typed) : []);
  offerFilters(words ? meant(typed) : []);
  const sought = [...applied.map(({ text }) => text), ...(origin ? [origin.place] : [])];
  document.title = sought.length ? short(`${sayFound(found.length)}: ${sought.join(", ")}`) : titled;
  announce(found.length);
}
const titled = document.title;
/* Tabs and lists of pages visited show 70 letters; the site's name is in the title if both fit. */
const LONGEST = 70;
const short = (text) => {
  const whole = `${text} - ${titled}`;
  if (whole.length <= LONGEST) return whole;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
};
const unchosen = toggle.textContent;
const dropWords = () => { query.value = ""; };
function dropAll() {
  dropWords();
  for (const option of options) option.input.checked = false;
}

/* With a place, those who work in its region come first, under a heading of their own */

const headings = ["in", "out"].map((name) => {
  const cell = make("th", { colSpan: 3, scope: "rowgroup", className: "people__group-name" });
  return make("tr", { className: `people__group people__group--${name}` }, cell);
});
const worksThere = ({ at }) => optionOf.get(`region ${origin.region}`)?.has[at] === 1;
const isGrouped = () => origin !== null && nameOfRegion(origin.region) !== "";
function rowsOf(now) {
  if (!isGrouped() || !now.length) return now.map(({ element }) => element);
  const [there, elsewhere] = [now.filter(worksThere), now.filter((person) => !worksThere(person))];
  const all = matching.filter(worksThere).length;
  write(headings[0].firstChild, say("work-in", { region: nameOfRegion(origin.region), count: all }));
  write(headings[1].firstChild, say("others", { count: matching.length - all }));
  return [
    headings[0], ...there.map(({ element }) => element),
    ...(elsewhere.length ? [headings[1], ...elsewhere.map(({ element }) => element)] : []),
  ];
}

let listed = [];
let matching = people;
function show(now, most = PAGE) {
  matching = now;
  listed = now.slice(0, most);
  listed.forEach(offer);
  const rows = rowsOf(listed);
  const isSame = list && rows.length === list.children.length && rows.every((row, at) => row === list.children[at]);
  if (!isSame) list?.replaceChildren(...rows);
  const left = now.length - listed.length;
  more.hidden = left === 0 || most < PAGE;
  write(more.querySelector("span"), say("shown", { shown: listed.length, count: now.length }));
  write(more.querySelector("button"), say("show-more", { count: Math.min(left, PAGE) }));
}

const NO_TAGS = "[]";
let tagged = NO_TAGS;
function showTags(applied) {
  const inUse = applied.flatMap(({ text, drop, parts }) => parts
    ? parts.map((part) => ({ text: part.text, drop: () => { part.input.checked = false; } }))
    : [{ text, drop }]);
  const now = JSON.stringify(inUse.map((choice) => choice.text));
  if (now === tagged) return;
  tagged = now;
  tags.parentElement.hidden = !inUse.length;
  tags.replaceChildren(...inUse.map(({ text, drop }) => {
    const remove = button(text, () => {
      const at = [...tags.children].indexOf(remove.parentElement);
      changed(drop);
      const left = tags.querySelectorAll("li > button:not(.finder__clear)");
      (left[at] ?? left[at - 1] ?? heading).focus();
    });
    remove.setAttribute("aria-label", say("remove", { choice: text }));
    return make("li", {}, remove);
  }));
  if (inUse.length > 1) {
    const clear = button(say("clear"), () => { changed(dropAll); heading.focus(); });
    clear.classList.add("finder__clear");
    tags.append(make("li", {}, clear));
  }
}

/** Says what to do: take a name that is meant, or remove the choice whose removal finds most people; nothing if `names` is null. */
let advised = "";
function showNobody(found, applied, names) {
  nobody.hidden = found > 0 || !applied.length;
  const best = applied.reduce((most, other) => (other.gives > (most?.gives ?? -1) ? other : most), null);
  const now = nobody.hidden ? "" : JSON.stringify([applied.map(({ text, gives }) => [text, gives]), names]);
  if (now === advised) return;
  advised = now;
  if (nobody.hidden) return nobody.replaceChildren();
  if (!names) return nobody.replaceChildren(say("nobody-matches"));
  const act = (text, change) => button(text, () => { changed(change); heading.focus(); });
  if (names.length) {
    const meant = names.map((name) => act(name, () => { query.value = name; }));
    return nobody.replaceChildren(`${say("nobody-matches")} ${say("did-you-mean")} `, ...meant.flatMap((made) => [made, " "]));
  }
  if (isPostcode(query.value)) {
    const sort = button(say("by-distance", { typed: query.value.trim() }), () => toOtherBox(query, near));
    return nobody.replaceChildren(`${say("nobody-matches")} `, sort);
  }
  const isWords = applied.length === 1 && best.drop === dropWords;
  const matches = isWords ? say("nobody-named", { choice: best.text, day: finder.dataset.on }) : say("nobody-matches");
  const remedy = best.gives
    ? act(say("without", { choice: best.text, count: best.gives }), best.drop)
    : act(say("without-all", { count: people.length }), dropAll);
  nobody.replaceChildren(`${matches} ${best.gives ? "" : `${say("not-one")} `}`, remedy);
}

const sayFilter = ({ group, text, has }) => {
  const [title, count] = [groups[group].title, has.reduce((sum, one) => sum + one, 0)];
  return title ? say("filter", { group: title, choice: text, count }) : `${text} (${count})`;
};

function filterBy(option, drop) {
  changed(() => { drop(); option.input.checked = true; groups[option.group].box.open = true; });
  heading.focus();
}

/** Offers the filters that the words may mean. */
let offered = "";
function offerFilters(found) {
  const now = found.map(({ name, value }) => `${name} ${value}`).join();
  if (now === offered) return;
  offered = now;
  const made = found.map((option) => button(sayFilter(option), () => filterBy(option, dropWords)));
  querySaid.replaceChildren(...(made.length ? [`${say("filter-by")} `] : []), ...made.flatMap((offer) => [offer, " "]));
}

let announcing;
let lastSaid = heading.textContent;
function announce(found) {
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    const text = nobody.hidden ? sayFound(found) : nobody.textContent;
    if (text !== lastSaid) announced.textContent = lastSaid = text;
  }, 700);
}

more.querySelector("button").addEventListener("click", () => {
  const first = listed.length;
  show(matching, first + PAGE);
  listed[first].element.querySelector("a").focus();
});
window.addEventListener("beforeprint", () => show(matching, Math.max(listed.length, MOST_PRINTED)));
