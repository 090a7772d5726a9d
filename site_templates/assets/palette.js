/* Runs before anything is drawn: sets the colours that the reader chose, or those of their system, and follows both: the
   system while the page is open, the reader's choice on another page or in another tab. */
{
  const KEY = "__palette"
  const system = matchMedia("(prefers-color-scheme: dark)")
  const button = document.querySelector(".register-colours")
  let chosen = null

  const show = () => {
    document.body.setAttribute("data-md-color-scheme", chosen ?? (system.matches ? "slate" : "default"))
  }
  const recall = () => {
    const stored = window.__md_get?.(KEY)?.color?.scheme
    if (["slate", "default"].includes(stored)) chosen = stored
    show()
  }

  button.addEventListener("click", () => {
    chosen = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate"
    show()
    window.__md_set?.(KEY, { color: { scheme: chosen } })
  })
  system.addEventListener("change", show)
  addEventListener("storage", recall)
  addEventListener("pageshow", recall)
  recall()
  button.hidden = false
}
