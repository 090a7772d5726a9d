"use strict";

// Beside a letter to Naace: buttons to copy and print it, and a reference of its own. All of it is convenience; the page
// says the same without scripts.

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ"; // without vowels they make no words

for (const box of document.querySelectorAll("[data-letter]")) {
  const text = box.querySelector("pre");
  const link = box.querySelector("a");

  const { reference } = box.dataset;
  const four = [...crypto.getRandomValues(new Uint8Array(4))].map((one) => LETTERS[one % LETTERS.length]).join("");
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
      // No clipboard: an address without https, or a browser that refuses. The text is marked for the reader instead.
      getSelection().selectAllChildren(text);
      said.textContent = box.dataset.select;
    }
  };
  // Alone: of the whole page, what leads to the letter and stands beside it is left out of this one printing, and what
  // stands at its end; that it is a demonstration, where it is one, paper says too.
  const printAlone = () => {
    document.querySelector(".md-footer")?.classList.add("not-printed");
    for (let inside = box; !inside.matches(".register"); inside = inside.parentElement) {
      for (const beside of inside.parentElement.children) beside.classList.toggle("not-printed", beside !== inside);
    }
    print();
  };
  addEventListener("afterprint", () => {
    for (const one of document.querySelectorAll(".not-printed")) one.classList.remove("not-printed");
  });
  const buttons = Object.assign(document.createElement("p"), { className: "buttons" });
  buttons.append(button(box.dataset.copy, copy), " ", button(box.dataset.print, printAlone));
  box.append(buttons, said);
}
