"use strict";

// Passes the reader's choice on in the addresses of links, so that it is kept on every way: from the finder to a page and
// back, to the comparison, to the other language, to the request. Nothing is stored. Links get it when they are used, because the finder
// and the comparison change their address.
{
  const KEYS = ["a", "b", "c", "d"];
  const KEPT = ".other-language a, .back a, .people a, .finder__shortlist a, .ask-naace a";

  const here = new URLSearchParams(location.search);
  for (const link of document.querySelectorAll("[data-shortlist]")) {
    const mine = new URLSearchParams(link.search).get("a");
    const others = KEYS.map((key) => here.get(key)).filter((id) => id && id !== mine);
    const asked = new URLSearchParams(here);
    for (const key of KEYS) asked.delete(key);
    [...others.slice(0, 3), mine].forEach((id, at) => asked.set(KEYS[at], id));
    link.search = asked;
  }

  // A site opened from a disk has no server that answers for a folder with its page.
  const withPage = (address) => {
    const url = new URL(address);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  };

  // The finder waits until the reader has stopped typing; who follows a result at once keeps the word too.
  const rememberWords = (field) => {
    const asked = new URLSearchParams(location.search);
    const words = field.value.trim();
    if ((asked.get("words") ?? "") === words) return;
    if (words) asked.set("words", words);
    else asked.delete("words");
    history.replaceState(history.state, "", `${location.pathname}${`${asked}` ? `?${asked}` : ""}${location.hash}`);
  };

  // On a phone the menu is one line, which scrolls: it shows the entry of the page that the reader is on.
  const entry = document.querySelector(".md-tabs [aria-current]");
  if (entry) {
    const line = entry.closest("ul");
    line.scrollLeft = entry.offsetLeft - (line.clientWidth - entry.offsetWidth) / 2;
  }

  const prepare = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link) return;
    const field = document.getElementById("finder-words");
    if (field) rememberWords(field);
    if (link.matches(KEPT)) link.search = location.search;
    if (link.protocol === "file:") link.href = withPage(link.href);
  };
  for (const use of ["click", "auxclick", "contextmenu"]) document.addEventListener(use, prepare, true);
  if (location.protocol === "file:") {
    document.addEventListener("submit", ({ target }) => { target.action = withPage(target.action); }, true);
  }
}
