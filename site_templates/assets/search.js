"use strict";

// The button that opens the theme's search on a narrow screen, in place of the theme's label, which the keyboard cannot
// reach. The focus moves into the search field, and back to the button afterwards.
{
  const button = document.querySelector(".register-search");
  const toggle = document.getElementById("__search");
  button.addEventListener("click", () => {
    toggle.click();
    document.querySelector(".md-search__input")?.focus();
  });
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", toggle.checked);
    if (!toggle.checked && button.checkVisibility()) button.focus();
  });
}
