/* The finder. The page as served lists everybody; this script filters, counts, sorts by distance and updates the address.
   Its sentences are in the page's data-say-… attributes, in the page's language. */
"use strict";
(() => {
  const finder = document.querySelector(".finder");
  if (!finder) return;
  document.documentElement.classList.replace("no-js", "js");

  const find = (selector) => finder.querySelector(selector);
  const [form, list, heading, announced, tags, nobody, more, shortlist] =
    ["form", ".people", "#found", ".finder__announced", ".finder__tags", ".finder__nobody", ".finder__more",
      ".finder__shortlist"].map(find);
  const [toggle, choices, showFound] = [".finder__toggle button", ".finder__choices", ".finder__show button"].map(find);
  const [query, near, querySaid, nearSaid] =
    ["#finder-words", "#finder-near", "#finder-words-said", "#finder-near-said"].map(find);

  const make = (tag, values, ...children) => {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...children);
    return element;
  };
  const say = (key, values = {}) =>
    finder.getAttribute(`data-say-${key}`).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const sayFound = (count) => say(count === 1 ? "found-one" : "found-other", { count });

  /* A text's words in lower case without accents; generator/site/finder_files.py does the same to portraits (`words_of`). */
  const PLAIN = { ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ß: "ss" };
  const wordsOf = (text, apostrophe = "") => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[łøđæœß]/g, (letter) => PLAIN[letter]).replace(/['’]/g, apostrophe).match(/[\p{L}\p{N}]+/gu) ?? [];

  /* The people, and the choices in each group */

  const people = Array.from(list?.children ?? [], (element, at) =>
    ({ element, at, base: element.dataset.base, options: [] }));

  const groups = Array.from(finder.querySelectorAll(".finder__only, .group"), (box) => ({
    box,
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

  /* Words: names are in the page, words of portraits are fetched; both are prepared when the reader types the first */

  let names = null;
  const namesOf = () => names ??= people.map(({ element }) => {
    const text = `${element.querySelector("a").textContent} ${element.querySelector(".person__from").textContent}`;
    return ` ${[...wordsOf(text), ...wordsOf(text, " ")].join(" ")}`;
  });
  let index = null;
  let fetching = null;
  const fetchIndex = () => {
    namesOf();
    fetching ??= fetchJson(finder.dataset.index).then(({ ids, words }) => {
      const at = new Map(people.map((person) => [person.element.dataset.id, person.at]));
      index = Object.keys(words).sort().map((word) => {
        let step = 0;
        return [word, words[word].map((more) => at.get(ids[(step += more)])).filter((found) => found !== undefined)];
      });
      having.clear();
      update();
    }).catch(() => {
      fetching = null;
      querySaid.textContent = say("words-missing");
    });
  };
  async function fetchJson(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /** Whether each person has, for every word typed, a word that begins with it; null if nothing is typed. */
  function haveWords(typed) {
    const wanted = wordsOf(typed);
    if (!wanted.length) return null;
    return wanted.map(haveWord).reduce((found, having) => found.map((has, at) => has & having[at]));
  }
  const having = new Map();
  function haveWord(word) {
    if (!having.has(word)) {
      const found = Uint8Array.from(namesOf(), (name) => (name.includes(` ${word}`) ? 1 : 0));
      for (let at = first(word); index && at < index.length && index[at][0].startsWith(word); at++) {
        for (const person of index[at][1]) found[person] = 1;
      }
      having.set(word, found);
    }
    return having.get(word);
  }
  function first(word) {
    let low = 0;
    let high = index ? index.length : 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index[middle][0] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  let order = people;

  /* Filtering: a person must match any choice of a group, and do so in every group */

  function update(most = AT_FIRST) {
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
    showNobody(found.length, applied);
    announce(found.length);
  }
  const unchosen = toggle.textContent;
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const dropWords = () => { query.value = ""; };
  function dropAll() {
    dropWords();
    for (const option of options) option.input.checked = false;
  }

  /* Shows few people while the reader types, more when they pause, and all on request or on paper. */
  const TYPING = 5;
  const AT_FIRST = 50;
  let listed = people;
  let matching = people;
  function show(now, most = AT_FIRST) {
    matching = now;
    const next = now.slice(0, most);
    next.forEach(offer);
    list?.classList.toggle("people--few", next.length <= AT_FIRST);
    more.hidden = now.length <= Math.max(most, AT_FIRST);
    if (!more.hidden) write(more, say("show-all", { count: now.length }));
    const kept = listed.every((person, at) => person === now[at]);
    if (kept && next.length <= listed.length && listed.length <= Math.max(most, AT_FIRST)) return;
    if (kept && next.length > listed.length) list?.append(...next.slice(listed.length).map((person) => person.element));
    else list?.replaceChildren(...next.map((person) => person.element));
    listed = next;
  }

  let tagged = "";
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

  /** Names the single choice whose removal finds most people, and how many. */
  function showNobody(found, applied) {
    nobody.hidden = found > 0 || !applied.length;
    if (nobody.hidden) return nobody.replaceChildren();
    const best = applied.reduce((most, other) => (other.gives > most.gives ? other : most));
    const named = applied.length === 1 && best.drop === dropWords;
    const matches = named ? say("nobody-named", { choice: best.text, day: finder.dataset.on }) : say("nobody-matches");
    const [text, label, drop] = best.gives
      ? [say("without", { choice: best.text, found: sayFound(best.gives) }), say("drop", { choice: best.text }), best.drop]
      : [say("without-all", { found: sayFound(people.length) }), say("clear"), dropAll];
    nobody.replaceChildren(`${matches} ${text} `, button(label, () => { changed(drop); heading.focus(); }));
  }
  const button = (text, then) => {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", then);
    return made;
  };

  /* The shortlist: up to four people to compare, in the address and nowhere else */

  const KEYS = ["a", "b", "c", "d"];
  let compared = [];
  function offer(person) {
    if (!person.compare) {
      const { id } = person.element.dataset;
      const name = person.element.querySelector("a").textContent;
      person.compare = make("input", { type: "checkbox", value: id });
      person.compare.setAttribute("aria-label", say("compare", { name }));
      const label = make("label", { className: "person__compare" }, person.compare, ` ${say("compare-short")}`);
      person.element.firstElementChild.append(label);
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
  function shortlisted(said = compared.length === 1 ? say("compare-one") : "") {
    const link = make("a", { href: `${finder.dataset.compare}?${new URLSearchParams(shortlistQuery())}`, className: "action" },
      say("compare-go", { count: compared.length }));
    shortlist.replaceChildren(...(compared.length > 1 ? [link, " "] : []), said);
  }

  let announcing;
  let lastSaid = heading.textContent;
  function announce(found) {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      const text = nobody.hidden ? sayFound(found) : nobody.firstChild.textContent;
      if (text !== lastSaid) announced.textContent = lastSaid = text;
    }, 700);
  }

  /* The address holds the choices, for the back button and for sharing */

  let remembering;
  let typing = false;
  function remember(isTyping) {
    clearTimeout(remembering);
    const asked = new URLSearchParams();
    if (query.value.trim()) asked.set("words", query.value.trim());
    for (const { input } of options) if (input.checked) asked.append(input.name, input.value);
    if (origin) asked.set("near", origin.place);
    for (const [key, id] of shortlistQuery()) asked.set(key, id);
    const address = location.pathname + (`${asked}` ? `?${asked}` : "") + location.hash;
    if (address !== location.pathname + location.search + location.hash) {
      history[isTyping && typing ? "replaceState" : "pushState"](null, "", address);
    }
    typing = isTyping;
  }
  function recall() {
    clearTimeout(remembering);
    typing = false;
    const asked = new URLSearchParams(location.search);
    query.value = asked.get("words") ?? "";
    if (query.value) fetchIndex();
    for (const { box, options } of groups) {
      const values = new Set(options.flatMap(({ name }) => asked.getAll(name)));
      for (const { input, value } of options) input.checked = values.has(value);
      if (options.some(({ input }) => input.checked)) box.open = true;
    }
    near.value = asked.get("near") ?? "";
    const listed = new Set(people.map(({ element }) => element.dataset.id));
    compared = [...new Set(KEYS.map((key) => asked.get(key)).filter((id) => listed.has(id)))];
    for (const person of people) if (person.compare) offer(person);
    shortlisted();
    update();
    return locate();
  }
  function changed(change = () => {}) {
    change();
    update();
    remember(false);
  }

  /* Distance, from the centre of the school's postcode district to the centre of the assessor's */

  const AREA = /^[A-Z]{1,2}/;
  const POSTCODE = /^([A-Z]{1,2})(\d[A-Z\d]?)?(?:\s+\d[A-Z]{0,2}|\d[A-Z]{2})?$/;
  const FORCES = /^BF(PO|\d)/;
  const CROWN = /^(GY|JE|IM)(\d|$)/;
  const ABROAD = new RegExp([
    "^(ASCN|BBND|BIQQ|FIQQ|PCRN|SIQQ|STHL|TDCU|TKCA) ?1ZZ$", "^GX11", "^(KY\\d|BM|VG|MSR|AI)-?\\d{4}$", // overseas territories
    "^[AC-FHKNPRTV-Y]\\d[\\dW] ?[\\dAC-FHKNPRTV-Y]{4}$", // Ireland
    "^[A-Z]\\d[A-Z] ?\\d[A-Z]\\d$", "^\\d{4} ?[A-Z]{2}$", "^\\d{4,6}(-\\d{3,4})?$", // Canada, the Netherlands, many
  ].join("|"));
  const DISTRICT_MILES = 5; // distances are rounded to this, about the size of a district
  const AREA_MILES = 10; // 4 in 5 distances between centres of areas are off by less than this

  let origin = null;
  let places = null;
  let asking = 0;

  async function locate() {
    const typed = near.value.trim().replace(/\s+/g, " ").toUpperCase();
    const asked = ++asking;
    origin = null;
    nearSaid.textContent = "";
    if (typed) {
      try {
        places ??= await fetchJson(finder.dataset.places);
      } catch {
        nearSaid.textContent = say("places-missing");
        return;
      }
      if (asked !== asking) return;
      nearSaid.textContent = understand(typed);
    }
    const before = order;
    const miles = people.map((person) => (origin ? milesTo(person.base) : { text: "", miles: 0 }));
    order = [...people].sort((person, other) => miles[person.at].miles - miles[other.at].miles || person.at - other.at);
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
    if (order.some((person, at) => person !== before[at])) update();
  }

  /** Sets `origin` if the text is a postcode of the United Kingdom; returns the sentence about it. */
  function understand(typed) {
    if (FORCES.test(typed)) return say("forces");
    if (CROWN.test(typed)) return say("crown", { place: typed });
    const [whole, area, number] = typed.match(POSTCODE) ?? [];
    if (!whole || ABROAD.test(typed)) return say(ABROAD.test(typed) ? "abroad" : "malformed", { typed });
    if (!places.areas[area]) return say("unknown-area", { place: area });
    const district = number && area + number;
    const known = places.districts[district];
    const place = known ? district : area;
    const centre = say(known ? "centre" : "centre-area", { place });
    origin = { at: known ?? places.areas[area], place: district || area, area, centre, isArea: !known };
    const hasDistricts = Object.keys(places.districts).length > 0;
    return [
      ...(district && !known && hasDistricts ? [say("fallback", { district })] : []),
      say("nearest", { centre }),
      ...(hasDistricts ? [say("source")] : []),
    ].join(" ");
  }

  function milesTo(base) {
    const [area] = base.match(AREA) ?? [];
    const known = places.districts[base];
    const at = known ?? places.areas[area];
    if (!at) return { miles: Infinity, text: say("unplaced") };
    const miles = between(origin.at, at);
    if (origin.isArea && area === origin.area) return { miles, text: say("same-area", { place: area }) };
    const { centre } = origin;
    if (!known || origin.isArea) {
      const middle = Math.round(miles / AREA_MILES) * AREA_MILES;
      const [least, most] = [middle - AREA_MILES, middle + AREA_MILES];
      const text = least > 0 ? say("between", { least, most, centre }) : say("under", { miles: most, centre });
      return { miles: middle, text };
    }
    const rounded = Math.round(miles / DISTRICT_MILES) * DISTRICT_MILES;
    return { miles, text: say(rounded ? "about" : "under", { miles: rounded || DISTRICT_MILES, centre }) };
  }
  function between([lat, lon], [otherLat, otherLon]) {
    const sine = (degrees) => Math.sin((degrees * Math.PI) / 360) ** 2;
    const cosine = (degrees) => Math.cos((degrees * Math.PI) / 180);
    const share = sine(otherLat - lat) + cosine(lat) * cosine(otherLat) * sine(otherLon - lon);
    return 2 * 3958.8 * Math.asin(Math.sqrt(share));
  }

  /* What the reader does */

  query.addEventListener("focus", fetchIndex, { once: true });
  query.addEventListener("input", () => {
    fetchIndex();
    update(TYPING);
    clearTimeout(remembering);
    remembering = setTimeout(() => { show(matching); remember(true); }, 300);
  });
  form.addEventListener("change", ({ target }) => { if (target.type === "checkbox") changed(); });
  const unfold = (open) => {
    choices.classList.toggle("finder__choices--open", open);
    toggle.setAttribute("aria-expanded", open);
  };
  toggle.addEventListener("click", () => unfold(toggle.getAttribute("aria-expanded") === "false"));
  showFound.addEventListener("click", () => { unfold(false); heading.focus(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    locate().then(() => remember(false));
  });
  more.addEventListener("click", () => {
    const first = listed.length;
    show(matching, Infinity);
    listed[first].element.querySelector("a").focus();
  });
  window.addEventListener("beforeprint", () => show(matching, Infinity));
  window.addEventListener("popstate", recall);

  if (window.matchMedia("(min-width: 60em)").matches) for (const { box } of groups) if ("open" in box) box.open = true;
  recall();
})();
