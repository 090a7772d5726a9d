/* What the theme's bundle expects to find: where the site's top is, and how a choice is kept in the reader's own browser.
   The theme has these lines in every page; here they are a file, so that the pages' policy lets no inline script run. */
var __md_scope = new URL("..", document.currentScript.src)

var __md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)

var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(scope.pathname + "." + key))

var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    /* A browser that keeps nothing shows the system's colours again next time. */
  }
}

document.documentElement.classList.replace("no-js", "js")
