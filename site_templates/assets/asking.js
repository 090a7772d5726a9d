"use strict";

// A letter to Naace that the reader fills in on the page. The letter, and the link that opens it in an email program,
// follow the fields; buttons copy and print it. Nothing is sent or stored. Without scripts the page has the same letter
// to fill in by hand.

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ"; // no vowels, so that they spell no words
const MOST = 1900; // characters of a link: some email programs cut it at 2,000
const KEYS = ["a", "b", "c", "d"]; // of a shortlist, in the page's address

function fillIn(box) {
  const say = box.dataset;
  const letter = box.querySelector(".letter");
  const body = letter.querySelector(".letter__body");
  const reference = letter.querySelector(".letter__reference");
  const form = box.querySelector(".letter-form");
  const link = box.querySelector(".action");
  const long = box.querySelector(".letter-long");
  const [address] = link.getAttribute("href").split("&body=");
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

  const said = Object.assign(document.createElement("p"), { className: "letter-said" });
  said.setAttribute("role", "status");
  const four = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  reference.textContent += `/${four}`;

  // As an email program expects it (RFC 6068): lines end in CRLF. Half of an emoji would not be encoded at all.
  const encoded = (text) =>
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r?\n/g, "\r\n"))
      .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const follow = () => {
    for (const { name, value } of form.querySelectorAll("input, select, textarea")) {
      const answer = value.trim();
      const line = answer.includes("\n") ? `\n${answer}\n` : ` ${answer}\n`;
      write(body.querySelector(`[data-field="${name}"]`), answer ? line : "\n\n");
    }
    const whole = `${address}&body=${encoded(body.textContent.trimEnd())}`;
    const fits = whole.length <= MOST;
    link.setAttribute("href", fits ? whole : `${address}&body=${encoded(say.paste)}`);
    write(long, fits ? "" : say.tooLong);
  };

  const button = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.addEventListener("click", act);
    return made;
  };
  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(letter.textContent.trimEnd());
      said.textContent = say.copied;
    } catch {
      // No clipboard: an address without https, or a browser that refuses. The text is selected instead.
      getSelection().selectAllChildren(letter);
      said.textContent = say.select;
    }
  };
  // Prints the letter alone: hides the footer and whatever is beside the letter, until printing ends. The notice that
  // this is a demonstration is still printed.
  const printAlone = () => {
    document.querySelector(".md-footer")?.classList.add("not-printed");
    for (let inside = box; !inside.matches(".register"); inside = inside.parentElement) {
      for (const beside of inside.parentElement.children) beside.classList.toggle("not-printed", beside !== inside);
    }
    print();
  };
  addEventListener("afterprint", () => {
    for (const hidden of document.querySelectorAll(".not-printed")) hidden.classList.remove("not-printed");
  });
  const buttons = Object.assign(document.createElement("p"), { className: "buttons" });
  buttons.append(button(say.copy, copy), " ", button(say.print, printAlone));
  box.querySelector(".letter-how").after(buttons, said);

  // Those of a shortlist, with their names. Somebody who is not on the register is left out; where the answer does not
  // come, their id stays. What the reader wrote stays too: a value of the page never replaces one that was typed.
  const nameOf = async (id) => {
    try {
      const answer = await fetch(say.person.replace("{id}", id));
      if (answer.status === 404) return "";
      const { listed, assessor } = await answer.json();
      return listed ? `${assessor.name} (${id})` : "";
    } catch {
      return id;
    }
  };
  const prefer = async (field) => {
    const asked = new URLSearchParams(location.search);
    const ids = KEYS.map((key) => asked.get(key) ?? "").filter((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
    field.defaultValue = (await Promise.all([...new Set(ids)].map(nameOf))).filter(Boolean).join(", ");
    follow();
  };

  form.addEventListener("input", () => {
    said.textContent = "";
    follow();
  });
  form.addEventListener("change", follow); // some browsers fill in a field without an input event
  addEventListener("pageshow", follow); // a browser fills in the fields by itself when the reader comes back
  follow();
  if (say.person) prefer(form.querySelector("[name=assessor]"));
}

// The script is after the fields and before the letter, so that they are there before the letter is drawn.
for (const form of document.querySelectorAll(".letter-form")) form.hidden = false;
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-letter]").forEach(fillIn));
