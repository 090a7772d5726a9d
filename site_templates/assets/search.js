"use strict";

// The button that opens the theme's search on a narrow screen, where a label was that no keyboard came to; the focus goes
// into the search's field, and comes back to the button.
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
