/* What the theme's script needs: the address of the site's top, and functions that store a choice in the browser.
   The theme writes these lines into every page; here they are in a file, because the pages' policy allows no inline script. */
var __md_scope = new URL("..", document.currentScript.src)

var __md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)

var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(scope.pathname + "." + key))

var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    /* A browser without storage shows the system's colours next time. */
  }
}

document.documentElement.classList.replace("no-js", "js")

/* Where the finder's script did not come, or is not ours, its form does nothing: the page shows what it shows without scripts. */
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".finder:not(.finder--ready)")?.classList.add("finder--failed")
})
