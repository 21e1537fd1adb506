"use strict";
// Everything works without this: it marks the whole of a place that a link leads to, and steps from figure to figure.
(() => {
  const links = [...document.querySelectorAll(".leaf a[id]")];
  const offset = (link) => Number(link.id.slice(1));
  let lit = [];
  const light = (from, to) => {
    lit.forEach((link) => link.classList.remove("lit"));
    lit = links.filter((link) => offset(link) >= from && offset(link) < to);
    lit.forEach((link) => link.classList.add("lit"));
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    const place = link.getAttribute("href");
    light(...(link.dataset.to ? [Number(place.slice(2)), Number(link.dataset.to)] : [0, 0]));
    if (place === location.hash) lead(); // the browser does not lead to the same place twice
  });
  // What comes into sight is laid out only then, and may push away what was led to.
  const lead = () => {
    const to = document.getElementById(location.hash.slice(1));
    [0, 50, 200].forEach((wait) => setTimeout(() => to?.scrollIntoView(), wait));
  };
  addEventListener("hashchange", lead);
  addEventListener("load", lead);
  const figures = links.filter((link) => link.dataset.n);
  const keys = document.querySelector(".keys");
  keys.hidden = false;
  let at = -1;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !["j", "k"].includes(event.key)) return;
    const chosen = document.querySelector(".pick:checked").id.slice(2);
    const step = event.key === "j" ? 1 : -1;
    const here = figures.indexOf(document.activeElement);
    if (here >= 0) at = here;
    for (let next = at + step; next >= 0 && next < figures.length; next += step) {
      if (chosen === "all" || figures[next].classList.contains("r-" + chosen)) {
        at = next;
        figures[at].focus({ preventScroll: true });
        figures[at].scrollIntoView({ block: "center" });
        return;
      }
    }
  });
})();
