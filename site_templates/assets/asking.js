"use strict";

// Adds buttons to copy and print a letter to Naace, and makes its reference unique. The page says the same without scripts.

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ"; // no vowels, so that they spell no words

for (const box of document.querySelectorAll("[data-letter]")) {
  const text = box.querySelector("pre");
  const link = box.querySelector("a");

  const { reference } = box.dataset;
  const four = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  text.textContent = text.textContent.replace(reference, `${reference}/${four}`);
  const [before, after] = [reference, `${reference}/${four}`].map(encodeURIComponent);
  link.setAttribute("href", link.getAttribute("href").replace(before, after));

  const said = Object.assign(document.createElement("p"), { className: "letter-said" });
  said.setAttribute("role", "status");

  const button = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.addEventListener("click", act);
    return made;
  };
  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = box.dataset.copied;
    } catch {
      // No clipboard: an address without https, or a browser that refuses. The text is selected instead.
      getSelection().selectAllChildren(text);
      said.textContent = box.dataset.select;
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
  buttons.append(button(box.dataset.copy, copy), " ", button(box.dataset.print, printAlone));
  box.append(buttons, said);
}
