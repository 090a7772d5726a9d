/* Before anything is drawn: the colours that the reader chose here, or else those that their system is set to. */
{
  const KEY = "__palette"
  const show = (scheme) => document.body.setAttribute("data-md-color-scheme", scheme)
  const shown = () => document.body.getAttribute("data-md-color-scheme")

  let chosen = null
  try {
    chosen = __md_get(KEY)
  } catch {
    /* Storage is closed to this page, or holds what is not ours. */
  }
  show(chosen?.color?.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default"))

  document.querySelector(".register-colours").addEventListener("click", () => {
    show(shown() === "slate" ? "default" : "slate")
    __md_set(KEY, { color: { scheme: shown() } })
  })
}
