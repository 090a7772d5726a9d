/* Words: what the list shows of a person is in the page, words of portraits are fetched; both are prepared when the
   reader types the first word */

const nameOf = ({ element }) => element.querySelector("a").textContent;
let shown = null;
const shownOf = () => shown ??= people.map(({ element, options }) => {
  const cells = Array.from(element.querySelectorAll("a, .standing, .person__from, dd"), (cell) => cell.textContent);
  const text = [...cells, ...options.map(({ value }) => value)].join(" ");
  const written = numbered(text); // beside the text as it is: the digits alone find the number too
  return ` ${[...wordsOf(text), ...wordsOf(text, " "), ...wordsOf(written)].join(" ")}`;
});
let index = null;
let fetching = null;
const fetchIndex = () => {
  shownOf();
  fetching ??= fetchJson(finder.dataset.index).then(({ ids, words }) => {
    const at = new Map(people.map((person) => [person.element.dataset.id, person.at]));
    index = Object.keys(words).sort().map((word) => {
      let step = 0;
      return [word, words[word].map((further) => at.get(ids[(step += further)])).filter((found) => found !== undefined)];
    });
    having.clear();
    update();
  }).catch((error) => {
    if (!(error instanceof NotLoaded)) throw error;
    fetching = null;
    write(querySaid, say("words-missing"));
  });
};

/* "Mr Tindall" is looked for as "Tindall". */
const TITLES = new Set(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev"]);
function wanted(typed) {
  const all = wordsOf(numbered(typed));
  const names = all.filter((word) => !TITLES.has(word));
  return names.length ? names : all;
}

/** Whether each person has, for every word typed, a word that begins with it; null if nothing is typed. */
function haveWords(typed) {
  const words = wanted(typed);
  if (!words.length) return null;
  return words.map(haveWord).reduce((found, having) => found.map((has, at) => has & having[at]));
}
const having = new Map();
function haveWord(word) {
  if (!having.has(word)) {
    const found = Uint8Array.from(shownOf(), (text) => (text.includes(` ${word}`) ? 1 : 0));
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

/** The filters that the words may mean: "welsh" is a language, and a type of school. If all the words together mean
    none, those whose whole name is among them: "welsh speaker", "ysgol gynradd". */
const FEWEST_LETTERS = 3;
const MOST_FILTERS = 3;
function meant(typed) {
  const words = wordsOf(typed);
  if (words.join("").length < FEWEST_LETTERS) return [];
  const free = options.filter((option) => !option.input.checked && option.has.includes(1));
  const meantByAll = free.filter((option) => {
    const own = [...wordsOf(option.text), ...wordsOf(option.value)];
    return words.every((word) => own.some((other) => other.startsWith(word)));
  });
  if (meantByAll.length) return meantByAll.slice(0, MOST_FILTERS);
  const unmutated = new Set(words.flatMap((word) => [word, ...radicals(word)]));
  return free.filter((option) => wordsOf(option.text).every((word) => unmutated.has(word))).slice(0, MOST_FILTERS);
}

/** The names that a misspelt one may mean, the likeliest first. */
let namesOf = null;
function alike(typed) {
  namesOf ??= people.map((person) => {
    const names = wordsOf(nameOf(person));
    const pairs = names.slice(1).map((name, at) => names[at] + name); // "meiling"
    return { names, runs: [...names, ...pairs, names.join("")] };
  });
  const words = wanted(typed).slice(0, 5);
  const letters = words.join("");
  const scored = people.map((person) => {
    const { names, runs } = namesOf[person.at];
    const scores = words.map((word) => Math.max(...names.map((name) => (name.startsWith(word) ? 1 : likeness(word, name)))));
    const isNamed = Math.min(...scores) >= 0.34 && scores.some((score, at) => score >= 0.7 && words[at].length > 1);
    const apart = isNamed ? scores.reduce((sum, score, at) => sum + score * words[at].length, 0) / letters.length : 0;
    const run = Math.max(...runs.map((name) => likenessOfRun(letters, name)));
    return { person, score: Math.max(apart, run) };
  }).filter(({ score }) => score >= 0.65).sort((one, other) => other.score - one.score);
  return scored.filter(({ score }) => score > scored[0].score - 0.1).slice(0, 3).map(({ person }) => nameOf(person));
}
/** Without regard to spaces: "harrietlockwood", "Whit-combe". */
function likenessOfRun(letters, name) {
  const score = Math.abs(letters.length - name.length) < 3 ? likeness(letters, name) : 0;
  return score >= 0.75 ? score : 0;
}
