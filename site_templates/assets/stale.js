"use strict";

// Shows on each page that it is out of date, from the day after the last valid day (inclusive, the same on all pages) in
// London. Without scripts the foot of the page names that day.

for (const notice of document.querySelectorAll("[data-valid-until]")) {
  const today = new Intl.DateTimeFormat("sv", { timeZone: "Europe/London" }).format(new Date());
  notice.hidden = today <= notice.dataset.validUntil;
}
