"use strict";

// Shows on each page that it is out of date, from the day after the last valid day (inclusive, the same on all pages) in
// London; also in a tab that has been left open. Without scripts the foot of the page names that day.
{
  const MINUTES_BETWEEN_LOOKS = 10;
  const day = new Intl.DateTimeFormat("sv", { timeZone: "Europe/London" });
  const look = () => {
    const today = day.format(new Date());
    for (const notice of document.querySelectorAll("[data-valid-until]")) {
      notice.hidden = today <= notice.dataset.validUntil;
    }
  };
  // A computer that slept runs no timer; the reader comes back to the tab, or to the page by Back.
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  setInterval(look, MINUTES_BETWEEN_LOOKS * 60_000);
  look();
}
