"use strict";

// "What will it cost on …?" shows the amount in force on the chosen day; without scripts, the table does. The table says
// what today's is, so nothing is shown before the reader asks. For a day after the last announced amount begins, it adds
// that another amount may be announced. The amounts are always those of the day in the box: a browser also fills it in by
// itself, when the reader comes back.

for (const form of document.querySelectorAll(".cost-on")) {
  const day = form.querySelector("input");
  let isAsked = false;
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const answer = () => {
    const isDay = day.validity.valid;
    for (const line of form.querySelectorAll("[data-schedule]")) {
      const schedule = JSON.parse(line.dataset.schedule);
      const found = isDay && schedule.find(([from, to]) => from <= day.value && (to === null || day.value <= to));
      const isOpen = found && found[1] === null && day.value > day.defaultValue;
      write(line.querySelector("strong"), found ? found[2] : isDay ? form.dataset.none : "");
      write(line.querySelector("span"), isOpen ? form.dataset.open : "");
    }
    isAsked ||= day.value !== day.defaultValue;
    form.querySelector(".cost-answer").hidden = !isAsked || !isDay;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isAsked = true;
    answer();
  });
  day.addEventListener("input", answer);
  addEventListener("pageshow", answer);
  answer();
  form.hidden = false;
}
