/* Runs before anything is drawn: sets the colours that the reader chose, or those of their system. */
{
  const KEY = "__palette"
  const show = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme)
  const shown = () => document.body.getAttribute("data-md-color-scheme")

  let chosen = null
  try {
    chosen = __md_get(KEY)
  } catch {
    /* Storage is not available, or holds something else. */
  }
  show(chosen?.color?.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default"))

  document.querySelector(".register-colours").addEventListener("click", () => {
    show(shown() === "slate" ? "default" : "slate")
    __md_set(KEY, { color: { scheme: shown() } })
  })
}
