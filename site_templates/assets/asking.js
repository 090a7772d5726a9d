"use strict";

// Beside a letter to Naace: buttons to copy and print it. On an assessor's page: the shortlist that came in the address
// goes on to the comparison. All of it is convenience; the page says and does the same without scripts.

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

for (const link of document.querySelectorAll("[data-shortlist]")) {
  const here = new URLSearchParams(location.search);
  const to = new URL(link.href);
  const mine = to.searchParams.get("a");
  const chosen = ["a", "b", "c", "d"].map((key) => here.get(key)).filter((id) => id && id !== mine);
  to.search = new URLSearchParams([...chosen.slice(0, 3), mine].map((id, at) => ["abcd"[at], id]));
  link.href = to.href;
}
