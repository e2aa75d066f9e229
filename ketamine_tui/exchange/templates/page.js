// On every page of the site: the search box leads to the page of all entries, and the exit leaves at once.
"use strict";

document.documentElement.classList.add("script");

document.addEventListener("DOMContentLoaded", () => {
  const box = document.getElementById("search");
  // What is typed stays behind the "#", which no server is told, unless one is there to search: then the box has a
  // name. The page of all entries searches by itself.
  if (box.name === "" && document.getElementById("found") === null) {
    box.form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${box.form.getAttribute("action")}#${new URLSearchParams({ q: box.value })}`;
    });
  }

  const exit = document.getElementById("exit");
  if (exit !== null) {
    let presses = 0;
    const leave = () => {
      // Until the other page comes, this one shows nothing more.
      document.body.hidden = true;
      location.replace(exit.href);
    };
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
    document.addEventListener("keydown", (event) => {
      presses = event.key === "Escape" ? presses + 1 : 0;
      if (presses === 3) leave();
    });
    document.getElementById("exit-key").hidden = false;
  }
});
