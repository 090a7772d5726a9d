/* Places as people type them: postcodes with an O for a 0, towns in part, misspelt, or mutated as Welsh does */

const MOST_TOWNS = 6; // to choose from
const ALIKE = 0.75;
const DIGITS = { O: "0", I: "1" };
const LETTERS = { 0: "O", 1: "I" };
const DISTRICTS = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]; // what they look like
const shaped = (text, shape) =>
  [...text].map((key, at) => (shape[at] === "9" ? DIGITS : LETTERS)[key] ?? key).join("");
const changes = (text, other) => [...text].filter((key, at) => key !== other[at]).length;

/** A postcode with O and 0, I and 1 where they belong: "YO1 9ZZ" for "Y0I 9ZZ"; "" if none is meant. */
function corrected(text) {
  const keys = text.replaceAll(" ", "");
  const inner = shaped(keys.slice(-3), "9AA");
  const outer = /^\d[A-Z]{2}$/.test(inner) && keys.length > 4 ? keys.slice(0, -3) : keys;
  const [best] = DISTRICTS.filter(({ length }) => length === outer.length)
    .map((shape) => shaped(outer, shape))
    .filter((district) => places.districts[district])
    .sort((one, other) => changes(outer, one) - changes(outer, other));
  // A word in which two letters would become digits is rather a town.
  if (!best || (!/\d/.test(keys) && changes(outer, best) > 1)) return "";
  return outer === keys ? best : `${best} ${inner}`;
}

/** The names of towns that may be in what is typed: all of it, what is before a comma, "York" for "City of York". */
const BEFORE = /^(near|in|at|city of|town of|ger|wrth|yn|yng|ym|dinas|tref) /;
function namesIn(typed) {
  const names = [typed, typed.split(",")[0]].map(keyOf);
  return [...new Set([...names, ...names.map((name) => name.replace(BEFORE, ""))])].filter(Boolean);
}
const firstOf = (names, look) => names.map(look).find(({ length }) => length);

/** Towns of a name, and those whose name goes on, or ends so: "Newcastle upon Tyne"; "Kingston upon Hull". */
const JOINS = "upon|under|on|in|le|by|the";
const shortOf = (key) => key.replace(/\bsaint\b/g, "st").replaceAll(" ", "");
function townsNamed(key) {
  const every = [...towns.values()];
  const own = towns.get(key);
  const exact = own ? [own] : every.filter((town) => town.short === shortOf(key)); // "miltonkeynes"
  const longer = every.filter((town) => town.key.startsWith(`${key} `));
  const goesOn = longer.filter((town) => new RegExp(`^(${JOINS}) `).test(town.key.slice(key.length + 1)));
  if (goesOn.length || exact.length) return [...exact, ...goesOn].slice(0, MOST_TOWNS);
  const endsSo = every.filter((town) => town.key.endsWith(` ${key}`) && new RegExp(` (${JOINS}) ${key}$`).test(town.key));
  return [...longer, ...endsSo].slice(0, MOST_TOWNS);
}

/** How Welsh changes the beginning of a name: "yng Nghaerdydd", "i Fangor". What it becomes, and what it was. */
const MUTATIONS = {
  ngh: ["c"], mh: ["p"], nh: ["t"], ng: ["g"], m: ["b"], n: ["d"], // nasal
  ch: ["c"], ph: ["p"], th: ["t"], // aspirate
  dd: ["d"], g: ["c"], b: ["p"], d: ["t"], f: ["b", "m"], l: ["ll"], r: ["rh"], // soft
};
const radicals = (word) => Object.entries(MUTATIONS).filter(([begins]) => word.startsWith(begins))
  .flatMap(([begins, was]) => was.map((letters) => letters + word.slice(begins.length)));
function townsMutated(key) {
  return radicals(key).map((radical) => towns.get(radical)).filter(Boolean).map((town) => ({
    ...town, districts: town.districts.filter((district) => regionOf(district) === "wales"),
  })).filter(({ districts }) => districts.length);
}

/** Asks whether a town is meant that is written almost so, or as what is typed begins: "Mold Flintshire". */
function unknownTown(typed, names) {
  const shorts = names.map(shortOf);
  const near = [...towns.values()].map((town) => {
    const scores = shorts.map((short) => (Math.abs(town.short.length - short.length) < 4 ? likeness(short, town.short) : 0));
    return { town, score: Math.max(...scores) };
  }).filter(({ score }) => score >= ALIKE).sort((one, other) => other.score - one.score);
  const nearest = near.filter(({ score }) => score > near[0].score - 0.1).slice(0, 3).map(({ town }) => town);
  const words = names[0].split(" ");
  const begun = words.map((_, left) => towns.get(words.slice(0, words.length - left).join(" ")));
  const which = [...new Set([...nearest, ...begun.filter(Boolean)])].slice(0, MOST_TOWNS);
  if (!which.length) return { problem: say("malformed", { typed }), isUnknown: true };
  return { problem: say("unknown-town", { typed }), which, isUnknown: true };
}
