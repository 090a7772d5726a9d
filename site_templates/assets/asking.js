"use strict";

// Beside a letter to Naace: buttons to copy and print it. All of it is convenience; the page says the same without scripts.

for (const box of document.querySelectorAll("[data-letter]")) {
  const text = box.querySelector("pre");
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
  const buttons = Object.assign(document.createElement("p"), { className: "buttons" });
  buttons.append(button(box.dataset.copy, copy), " ", button(box.dataset.print, () => print()));
  box.append(buttons, said);
}
