/* Before anything is drawn: the colours that the reader chose here, or else those that their system is set to. */
{
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"
  const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${system})"]`)
  let chosen = null
  try {
    chosen = __md_get("__palette")
  } catch {
    /* Storage is closed to this page, or holds what is not ours. */
  }
  const scheme = chosen?.color?.scheme ?? input.dataset.mdColorScheme
  document.body.setAttribute("data-md-color-scheme", scheme)
}
