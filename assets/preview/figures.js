// Figures on the slides: a click or Enter on a number tells what stands behind it. Slides stay as they are drawn; the server says which of
// their words are figures.
import { sentence } from "/static/news.js";

const cards = document.getElementById("cards"), panel = document.getElementById("figure"), list = document.getElementById("figure-list");
const query = document.body.dataset.query;
const QUIET = 1500; // milliseconds
let figures = [], asker = null, asking = 0;

async function look() {
  const turn = ++asking;
  const answer = await fetch(`/figures?${query}`).catch(() => null);
  if (!answer || !answer.ok || turn !== asking) return; // the server is away, or a newer answer is on its way
  const told = await answer.json();
  figures = told.figures;
  for (const card of cards.children) mark(card, told.slides[card.dataset.slide]);
}

function mark(card, slide) {
  card.querySelectorAll("[data-figures]").forEach((node) => {
    for (const name of ["data-figures", "tabindex", "role", "aria-label"]) if (node.tagName !== "g" || name.startsWith("data")) node.removeAttribute(name);
  });
  const button = card.querySelector(".figures-here");
  button.hidden = !slide || !slide.all.length;
  if (!slide) return;
  button.dataset.figures = slide.all.join(" ");
  const words = card.querySelectorAll(".picture text"), drawings = card.querySelectorAll('.picture g[role="img"]');
  for (const [first, last, figure] of slide.words) {
    for (let word = first; word <= last; word += 1) if (words[word]) words[word].dataset.figures = figure;
    if (!words[first]) continue;
    words[first].setAttribute("tabindex", "0");
    words[first].setAttribute("role", "button");
    words[first].setAttribute("aria-label", sentence("figure-open", figures[figure]));
  }
  for (const [drawing, shown] of slide.drawings) if (drawings[drawing]) drawings[drawing].dataset.figures = shown.join(" ");
}

function element(name, text, parent) {
  const made = document.createElement(name);
  made.textContent = text;
  parent.append(made);
  return made;
}

function section(figure) {
  const part = document.createElement("section");
  element("h3", figure.name, part);
  element("p", figure.value, part).className = "value";
  const facts = element("dl", "", part);
  for (const line of figure.lines) {
    element("dt", line.label, facts);
    element("dd", line.text, facts);
  }
  return part;
}

function open(node) {
  const shown = node.dataset.figures.split(" ").map((number) => figures[number]).filter(Boolean);
  if (!shown.length) return;
  const title = node.tagName === "BUTTON" ? "figures-on-slide" : node.tagName === "g" ? "figures-of-picture" : "figure-title";
  document.getElementById("figure-title").textContent = sentence(title);
  list.replaceChildren(...shown.map(section));
  panel.hidden = false;
  asker = node;
  panel.focus();
}

function close() {
  panel.hidden = true;
  const back = asker && asker.isConnected ? asker : null;
  asker = null;
  if (back) back.focus();
}

document.addEventListener("click", (event) => {
  const node = event.target.closest("[data-figures]");
  if (node && cards.contains(node)) { event.preventDefault(); open(node); }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) close();
  if (event.key !== "Enter" && event.key !== " ") return;
  const node = event.target.closest("text[data-figures]");
  if (node) { event.preventDefault(); open(node); }
});
document.getElementById("figure-close").addEventListener("click", close);
// figures cost a second rendering: they are asked for when nobody has saved anything for a while, so that slides come first
let waiting = 0;
function lookSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(look, QUIET);
}
document.addEventListener("cards", lookSoon);
lookSoon();
