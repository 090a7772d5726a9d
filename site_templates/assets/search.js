"use strict";

// The theme's search: a button opens it on a narrow screen, in place of the theme's label, which the keyboard cannot reach.
// The focus moves into the search field, and back to the button afterwards. If the theme's script has not arrived, the
// search is not shown. The theme's shortcuts of a single letter are off: a reader may press one by accident, or speak it.
{
  const button = document.querySelector(".register-search");
  const toggle = document.getElementById("__search");
  const field = document.querySelector(".md-search__input");
  button.addEventListener("click", () => {
    toggle.click();
    field?.focus();
  });
  toggle.addEventListener("change", () => {
    button.setAttribute("aria-expanded", toggle.checked);
    if (!toggle.checked && button.checkVisibility()) button.focus();
  });

  // The theme listens for keys; words may also be pasted by mouse, or spoken.
  field?.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));

  // The theme listens at the window, to which the event then does not come.
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !toggle.checked) event.stopPropagation();
  });

  if ("keyboard$" in window) document.documentElement.classList.add("searches");
}
