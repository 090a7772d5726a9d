"use strict";

// Passes the reader's choice on in the addresses of links: to the page in the other language, back to the finder, and to
// the comparison. Nothing is stored.
{
  const KEYS = ["a", "b", "c", "d"];
  const before = (link, act) => ["pointerdown", "focus"].forEach((event) => link.addEventListener(event, act));

  const other = document.querySelector(".other-language a");
  if (other) before(other, () => { other.search = location.search; });

  const back = document.querySelector(".back a");
  const came = document.referrer && new URL(document.referrer);
  const fromFinder = back && came && came.origin === location.origin && came.pathname === back.pathname;
  if (fromFinder) back.search = came.search;

  const here = new URLSearchParams(location.search);
  const asked = fromFinder && !here.has("a") ? came.searchParams : here;
  for (const link of document.querySelectorAll("[data-shortlist]")) {
    const mine = new URLSearchParams(link.search).get("a");
    const chosen = KEYS.map((key) => asked.get(key)).filter((id) => id && id !== mine);
    link.search = new URLSearchParams([...chosen.slice(0, 3), mine].map((id, at) => [KEYS[at], id]));
  }
}
