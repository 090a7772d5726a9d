"use strict";

// "What will it cost on …?": the amount in force on the day chosen. Without scripts the table answers. Of a day to come
// after the last amount announced it says so: another may be announced before.

for (const form of document.querySelectorAll(".cost-on")) {
  const day = form.querySelector("input");
  const answer = () => {
    for (const line of form.querySelectorAll("[data-schedule]")) {
      const schedule = JSON.parse(line.dataset.schedule);
      const found = schedule.find(([from, to]) => from <= day.value && (to === null || day.value <= to));
      const isOpen = found && found[1] === null && day.value > day.defaultValue;
      line.querySelector("strong").textContent = found ? found[2] : form.dataset.none;
      line.querySelector("span").textContent = isOpen ? form.dataset.open : "";
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  answer();
  form.hidden = false;
}
