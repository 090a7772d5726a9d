// Removes what the CMS leaves when somebody signs out: it keeps a copy of every file of the register in the browser.

localStorage.clear()
const names = new Set((await indexedDB.databases()).map(({ name }) => name))
const removed = await Promise.all([...names].map((name) => new Promise((end) => {
  const asked = indexedDB.deleteDatabase(name)
  asked.onsuccess = () => end(true)
  asked.onerror = asked.onblocked = () => end(false)
})))
document.getElementById(removed.every(Boolean) ? "left" : "not-left").hidden = false
