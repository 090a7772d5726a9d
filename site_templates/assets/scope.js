/* Runs first on every page. It repairs an address that a mail program has damaged, and gives the theme's script what it
   needs: the address of the site's top, and functions that store a choice in the browser. The theme writes those functions
   into every page; here they are in a file, because the pages' policy allows no inline script. */

/* Some mail programs send "&amp;" for "&", and "®" for the "&reg" of "&region". */
{
  const sent = location.search
  const repaired = sent.replaceAll("&amp;", "&").replace(/(®|%C2%AE)ion=/gi, "&region=")
  if (repaired !== sent) history.replaceState(history.state, "", location.pathname + repaired + location.hash)
}

var __md_scope = new URL("..", document.currentScript.src)

var __md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)

/* A browser may refuse storage: then nothing is stored, and the next page shows the system's colours. */
var __md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(scope.pathname + "." + key))
  } catch {
    return null
  }
}

var __md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage ?? localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    /* As above. */
  }
}

document.documentElement.classList.replace("no-js", "js")

/* Where the finder's script did not come, or is not ours, its form does nothing: the page shows what it shows without scripts. */
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".finder:not(.finder--ready)")?.classList.add("finder--failed")
})
