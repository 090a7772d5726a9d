/* Distance, from the centre of the school's postcode district or town to the centre of the assessor's district */

const AREA = /^[A-Z]{1,2}/;
const WHOLE = /(?:^| )([A-Z]{1,2})(\d[A-Z\d]?) ?(\d[A-Z]{2})(?= |$)/; // anywhere: "YO1 9ZZ, York"
const BEGUN = /^([A-Z]{1,2})(\d[A-Z\d]?)?(?: ?(\d[A-Z]?))?$/; // "YO", "LL57", "LL57 1", "LL571A"
const FORCES = /^BF(PO|\d)/;
const CROWN = /^(GY|JE|IM)(\d|$)/;
const ABROAD = new RegExp([
  "^(ASCN|BBND|BIQQ|FIQQ|PCRN|SIQQ|STHL|TDCU|TKCA) ?1ZZ$", "^GX11", "^(KY\\d|BM|VG|MSR|AI) ?\\d{4}$", // overseas territories
  "^[AC-FHKNPRTV-Y]\\d[\\dW] ?[\\dAC-FHKNPRTV-Y]{4}$", // Ireland
  "^[A-Z]\\d[A-Z] ?\\d[A-Z]\\d$", "^\\d{4} ?[A-Z]{2}$", "^\\d{4,6}( \\d{3,4})?$", // Canada, the Netherlands, many
].join("|"));
const NORTHERN_IRELAND = "NI"; // "N1" is in London
const ISLANDS = /^(JERSEY|GUERNSEY|ALDERNEY|SARK|ISLE OF MAN|ST HELIER|ST PETER PORT|YNYS MANAW)$/;
const DISTRICT_MILES = 5; // distances are rounded to this, about the size of a district
const AREA_MILES = 10; // 4 in 5 distances between centres of areas are off by less than this

let places = null;
let towns = null; // by their names in plain words: the name as written, and the districts of that name

const keyOf = (name) => wordsOf(name).join(" ").replace(/\bst\b/g, "saint");
const fetchTowns = async () => {
  if (towns) return;
  const found = new Map();
  for (const [name, of] of Object.entries((await fetchJson(finder.dataset.towns)).towns)) {
    const key = keyOf(name);
    const districts = [...new Set([...(found.get(key)?.districts ?? []), ...of.split(" ")])];
    found.set(key, { name, key, short: shortOf(key), districts });
  }
  towns = found;
};
const fetchPlaces = async () => { places ??= await fetchJson(finder.dataset.places); };
const regionOf = (district) => places.regions[district] ?? places.regions[district.match(AREA)[0]];
const nameOfRegion = (region) => optionOf.get(`region ${region}`)?.text ?? "";

/** What is typed as a postcode's letters and digits, single spaces between them, or a town's. */
const tidy = (typed) => typed.normalize("NFKC").replace(INVISIBLE, "").toUpperCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const looksLikeTown = (typed) => (/\p{L}{3}/u.test(typed) && !/\d/.test(typed)) || typed === NORTHERN_IRELAND;
const isPostcode = (typed) => /\d/.test(typed) && [WHOLE, BEGUN].some((form) => form.test(tidy(typed)));

/** The area and district that a text begins or ends with; null if it has no postcode. */
function postcodeIn(text) {
  const spaced = text.replaceAll(" ", "").match(WHOLE); // "LL 57 1AB"
  if (spaced && places.districts[spaced[1] + spaced[2]]) return { area: spaced[1], district: spaced[1] + spaced[2], also: "" };
  const whole = text.match(WHOLE);
  if (whole) return { area: whole[1], district: whole[1] + whole[2], also: text.replace(whole[0], " ").trim() };
  const begun = text.match(BEGUN);
  if (begun) {
    const [, area, number, further] = begun;
    const district = number ? area + number : "";
    // "LL571" is LL57 and a 1, and so is "YO1 9" YO1: the longest district that there is.
    if (/^\d\d$/.test(number) && !further && !places.districts[district] && places.districts[district.slice(0, -1)]) {
      return { area, district: district.slice(0, -1), also: "" };
    }
    return { area, district, also: "" };
  }
  const words = text.split(" ");
  for (const [part, also] of [[words.at(-1), words.slice(0, -1)], [words[0], words.slice(1)]]) {
    if (places.districts[part]) return { area: part.match(AREA)[0], district: part, also: also.join(" ") };
  }
  return null;
}

/** What is typed as `{origin}`, from where distances go; or `{problem}`, a sentence; or `{which}`, several towns. */
async function understand(typed) {
  const text = tidy(typed);
  if (FORCES.test(text)) return { problem: say("forces") };
  if (CROWN.test(text)) return { problem: say("crown", { place: text }) };
  if (ISLANDS.test(text)) return { problem: say("crown-town") };
  if (ABROAD.test(text)) return { problem: say("abroad", { typed }) };
  await fetchPlaces();
  let found = postcodeIn(text);
  if (looksLikeTown(text)) {
    await fetchTowns();
    const names = namesIn(typed);
    const which = firstOf(names, townsNamed) ?? firstOf(names, townsMutated) ?? [];
    const wide = wideAs(text === NORTHERN_IRELAND ? [keyOf("Northern Ireland")] : names, which);
    if (wide.length) return { problem: say("wide", { typed }), wide, which };
    if (which.length === 1 && which[0].districts.length === 1) {
      const [{ name, districts: [district] }] = which;
      return { origin: originIn(district, name) };
    }
    if (which.length) return { which, name: typed };
    if (!found && !corrected(text)) return unknownTown(typed, names);
  }
  if (!places.districts[found?.district]) found = postcodeIn(corrected(text)) ?? found;
  if (!found) return { problem: say("malformed", { typed }) };
  if (!places.areas[found.area]) return { problem: say("unknown-area", { place: found.area }) };
  if (places.districts[found.district]) {
    const { district, also } = found;
    await (also && fetchTowns());
    const town = also && towns.get(keyOf(also));
    return { origin: originIn(district, town && town.districts.includes(district) ? `${town.name}, ${district}` : district) };
  }
  const origin = {
    at: places.areas[found.area], place: found.area, area: found.area, district: "", region: places.regions[found.area],
    centre: say("centre-area", { place: found.area }),
  };
  return { origin, note: found.district ? say("fallback", { district: found.district }) : "" };
}
/** The nations and regions that are meant: "yng Nghymru", "Midlands", "Wales" although a village has that name, not "London". */
function wideAs(names, which) {
  const meant = new Set([...names, ...names.flatMap(radicals)]);
  const words = names[0].split(" ");
  const regions = options.filter(({ name, has }) => /^(nation|region)$/.test(name) && has.includes(1));
  const namesOf = ({ text, value }) => [keyOf(text), keyOf(value)];
  const whole = regions.filter((option) => namesOf(option).some((name) => meant.has(name)));
  const isTownThere = ({ value }) => which.some(({ districts }) => districts.some((district) => regionOf(district) === value));
  if (whole.length || which.length) return whole.filter((option) => !isTownThere(option));
  return regions.filter((option) => namesOf(option).some((name) => words.every((word) => name.split(" ").includes(word))));
}
const originIn = (district, place) => ({
  at: places.districts[district], place, district, area: district.match(AREA)[0], region: regionOf(district),
  centre: say("centre", { place }),
});

/** How far a base is from the origin, in words; `rank` sorts, the same district first. */
function milesTo(origin, base) {
  const [area] = base.match(AREA) ?? [];
  const known = places.districts[base];
  const at = known ?? places.areas[area];
  if (!at) return { rank: Infinity, text: say("unplaced") };
  if (origin.district === base) return { rank: -1, text: say("same-district", { place: base }) };
  const miles = between(origin.at, at);
  if (!origin.district && area === origin.area) return { rank: -1, text: say("same-area", { place: area }) };
  if (!known || !origin.district) {
    const middle = Math.round(miles / AREA_MILES) * AREA_MILES;
    const [least, most] = [middle - AREA_MILES, middle + AREA_MILES];
    return { rank: middle, text: least > 0 ? say("between", { least, most }) : say("under", { miles: most }) };
  }
  const rounded = Math.round(miles / DISTRICT_MILES) * DISTRICT_MILES;
  return { rank: miles, text: say(rounded ? "about" : "under", { miles: rounded || DISTRICT_MILES }) };
}
function between([lat, lon], [otherLat, otherLon]) {
  const sine = (degrees) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosine = (degrees) => Math.cos((degrees * Math.PI) / 180);
  const part = sine(otherLat - lat) + cosine(lat) * cosine(otherLat) * sine(otherLon - lon);
  return 2 * 3958.8 * Math.asin(Math.sqrt(part));
}
