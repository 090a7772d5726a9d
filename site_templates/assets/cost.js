"use strict";

// "What will it cost on …?" shows the amount in force on the chosen day; without scripts, the table does. For a day after
// the last announced amount begins, it adds that another amount may be announced.

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
