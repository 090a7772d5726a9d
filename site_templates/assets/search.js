"use strict";

// The site's search. The theme's script, which does it and fetches its index, is loaded when the reader uses the search.
// The button that opens it on a narrow screen replaces the theme's label, which the keyboard cannot reach. The focus moves
// into the search field, and back to the button afterwards.
{
  const button = document.querySelector(".register-search");
  const toggle = document.getElementById("__search");
  const field = document.querySelector(".md-search__input"); // Material's; Zensical has a button that opens a dialog
  const opener = document.querySelector(".md-search__button");

  let loading = null;
  const load = () => loading ??= new Promise((loaded) => {
    // The theme's script asks for a sitemap beside each of these, also on the site's public host.
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.remove();
    const src = document.querySelector("script[data-theme]").dataset.theme;
    const onerror = () => document.documentElement.classList.remove("searches");
    document.body.append(Object.assign(document.createElement("script"), { src, onload: loaded, onerror }));
  });

  // Not at the focus alone: a reader who passes by with the Tab key does not search.
  const passes = ["Tab", "Shift"];
  const open = async ({ key }) => {
    if (loading || passes.includes(key)) return;
    await load();
    field.dispatchEvent(new Event("focus"));
    field.dispatchEvent(new Event("keyup"));
  };
  for (const used of ["pointerdown", "keydown", "input"]) field?.addEventListener(used, open);
  // The theme listens to keys alone: words also come from a mouse, or from dictation.
  field?.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
  opener?.addEventListener("click", async (event) => {
    event.stopImmediatePropagation();
    await load();
    opener.click();
  }, { once: true });

  button.addEventListener("click", () => {
    if (opener) return opener.click();
    toggle.click();
    field?.focus();
    open({});
  });
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", toggle.checked);
    if (!toggle.checked && button.checkVisibility()) button.focus();
  });

  // A single letter must do nothing (WCAG 2.1.4): the theme's script would leave the page, or open the search.
  const LETTERS = ["f", "s", "/", "n", ".", "p", ","];
  window.addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (LETTERS.includes(event.key.toLowerCase()) && !isTyped) event.stopImmediatePropagation();
  }, true);

  // Without the theme's script there is no search: if it does not arrive, nothing that cannot work is shown.
  document.documentElement.classList.add("searches");
}
