/* Text: the words of what is typed, and how alike two words are */

const INVISIBLE = /\p{Cf}/gu; // zero-width spaces, soft hyphens, marks of direction
const PLAIN = { ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ß: "ss" };

/** A text's words in lower case without accents; `words_of` in generator/site/finder_files.py does the same to portraits. */
const wordsOf = (text, apostrophe = "") => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(INVISIBLE, "")
  .replace(/[łøđæœß]/g, (letter) => PLAIN[letter]).replace(/['’‘`\u02bb\u02bc]/g, apostrophe).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A text with each registration number in one form, so that "ictm-42" and "ICTM0042" are as good as "ICTM 0042". */
const REGISTRATION_NUMBER = /\bictm[^\p{L}\p{N}]*([0-9]+)/giu;
const numbered = (text) => text.replace(REGISTRATION_NUMBER, (_, digits) => (
  Number(digits) ? `ictm${String(Number(digits)).padStart(4, "0")}` : `ictm${digits}`));

/** A word as it sounds, more or less, so that "Novak" is as good as "Nowak", and "Wooster" as "Worcester". */
const sound = (word) => word.replace(/cester/g, "ster").replace(/ph/g, "f").replace(/o?u?gh/g, "w").replace(/ck|[cq]/g, "k").replace(/[zx]/g, "s")
  .replace(/v/g, "w").replace(/y/g, "i").replace(/(.)\1+/g, "$1");

/** How many letters must be added, removed, changed or swapped with the next one. */
function slips(word, other) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = word[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
      if (isSwapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
const share = (word, other) => 1 - slips(word, other) / Math.max(word.length, other.length, 1);

/** From 0, nothing alike, to 1, the same. */
const likeness = (word, other) => Math.max(share(word, other), 0.95 * share(sound(word), sound(other)));
