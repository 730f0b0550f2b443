// The overview follows every saved file: only slides that changed are put in anew; place and focus stay where they were.
import { follow, sentence } from "/static/news.js";

const cards = document.getElementById("cards");
const query = document.body.dataset.query;
const connection = document.getElementById("connection"), choices = document.getElementById("choices");
let asking = false, again = false, asked = "";

function element(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

function replaceCard(entry) {
  const fresh = element(entry.html);
  const old = document.getElementById(`card-${entry.slide}`);
  const hadFocus = old && old.contains(document.activeElement);
  fresh.classList.add("changed");
  if (old) old.replaceWith(fresh);
  if (hadFocus) fresh.querySelector(".from").focus();
  return fresh;
}

function show(state) {
  if (state.query !== query) { location.replace(`/?${state.query}`); return; } // the department or the slot is gone
  if (state.choices !== asked && !choices.contains(document.activeElement)) choices.innerHTML = asked = state.choices;
  let place = null;
  for (const entry of state.cards) {
    const card = entry.html ? replaceCard(entry) : document.getElementById(`card-${entry.slide}`);
    const follows = place ? place.nextElementSibling : cards.firstElementChild;
    if (follows !== card) cards.insertBefore(card, follows);
    place = card;
  }
  if (state.cards.length) while (place.nextElementSibling) place.nextElementSibling.remove();
  document.getElementById("bar").innerHTML = state.bar;
  document.getElementById("problems").innerHTML = state.problems;
  document.body.dataset.version = state.version;
  document.getElementById("news").textContent = state.news;
  document.dispatchEvent(new Event("cards"));
}

async function refresh() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    do {
      again = false;
      const known = [...cards.children].map((card) => card.dataset.digest).join(",");
      const answer = await fetch(`/state?${query}&known=${known}`);
      const state = await answer.json();
      if (answer.ok) show(state);
      tell(answer.ok ? "" : `${state.problem}.`);
    } while (again);
  } catch {
    again = false; // the server is away; the news say so, and catch up
  } finally {
    asking = false;
  }
}

// A message is put in only when it is another one: a screen reader says it once.
function tell(text) {
  if (connection.textContent !== text) connection.textContent = text;
}

if (document.body.classList.contains("fault")) {
  let first = "";
  follow({ version: (newest) => { first ||= newest; if (newest !== first) location.reload(); }, tell });
}

if (cards) {
  follow({ version: (newest) => { if (newest !== document.body.dataset.version) refresh(); }, tell });

  const grid = document.getElementById("grid");
  const setGrid = (on) => { document.body.classList.toggle("grid", on); grid.setAttribute("aria-pressed", on); localStorage.setItem("grid", on ? "1" : ""); };
  setGrid(localStorage.getItem("grid") === "1");
  grid.addEventListener("click", () => setGrid(grid.getAttribute("aria-pressed") !== "true"));
  startOrigins();
}

// Where each text comes from: places in the templates and in the content, for one text or for all of a slide.
function startOrigins() {
  const panel = document.getElementById("origin"), list = document.getElementById("origin-list");
  let asker = null;

  const close = () => {
    panel.hidden = true;
    document.querySelectorAll(".asked").forEach((mark) => mark.remove());
    if (asker) asker.focus();
  };
  const line = (node) => {
    const paragraph = document.createElement("p");
    const words = [...node.querySelectorAll("text")].map((word) => word.textContent).join(" ");
    paragraph.textContent = words.slice(0, 90) || node.getAttribute("aria-label") || sentence("slide-itself");
    for (const place of node.dataset.from.split("\n")) {
      const code = document.createElement("code");
      code.textContent = place;
      paragraph.append(code);
    }
    return paragraph;
  };
  const open = (nodes, from) => {
    document.querySelectorAll(".asked").forEach((mark) => mark.remove());
    list.replaceChildren(...nodes.map(line));
    panel.hidden = false;
    asker = from;
    if (nodes.length === 1 && nodes[0].getBBox && nodes[0].tagName === "g") outline(nodes[0]);
  };
  const outline = (node) => {
    const box = node.getBBox();
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, class: "asked" })) mark.setAttribute(name, value);
    node.ownerSVGElement.append(mark);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.from");
    if (button) {
      const nodes = document.getElementById(`card-${button.dataset.slide}`).querySelectorAll(".picture [data-from]");
      open([...nodes], button);
      panel.focus();
      return;
    }
    const link = event.target.closest(".picture a[href^='#']");
    if (link) {
      event.preventDefault();
      const target = document.getElementById(`card-${decodeURIComponent(link.getAttribute("href").slice(1))}`);
      if (target) target.scrollIntoView({ block: "start" });
      return;
    }
    if (event.target.closest("[data-figures]")) return; // its own panel tells what stands behind a figure
    const node = event.target.closest(".picture [data-from]");
    if (node) open([node], null);
  });
  document.getElementById("origin-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  });
}

function step(by) {
  const all = [...cards.children];
  const current = all.findIndex((card) => card.getBoundingClientRect().bottom > 80);
  const next = all[Math.max(0, Math.min(all.length - 1, current + by))];
  if (next) { next.scrollIntoView({ block: "start" }); next.querySelector(".from").focus({ preventScroll: true }); }
}
