"use strict";

// Past the day until which the site may be relied on, each page says so by itself. That day is the same everywhere and
// inclusive; days are London's, as the register's are. Without scripts the foot of the page names it.

for (const notice of document.querySelectorAll("[data-valid-until]")) {
  const today = new Intl.DateTimeFormat("sv", { timeZone: "Europe/London" }).format(new Date());
  notice.hidden = today <= notice.dataset.validUntil;
}
