// The slide for the room: it follows the presenter view, and asks for where it is when it opens.
"use strict";

const query = document.body.dataset.query;
const channel = new BroadcastChannel(`briefing?${query}`);
const place = document.getElementById("slide");
let slides = [], current = "";

function draw() {
  const slide = slides.find((one) => one.id === current) || slides[0];
  if (!slide) return;
  current = slide.id;
  place.innerHTML = slide.picture;
  document.title = slide.title;
}

async function load() {
  const answer = await fetch(`/script?${query}`);
  if (!answer.ok) return;
  slides = (await answer.json()).slides;
  draw();
}

channel.addEventListener("message", (event) => {
  if (event.data.kind !== "at") return;
  current = event.data.slide;
  document.body.classList.toggle("black", event.data.blank === "black");
  document.body.classList.toggle("white", event.data.blank === "white");
  draw();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  channel.postMessage({ kind: "key", key: event.key });
  event.preventDefault();
});
place.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) { event.preventDefault(); channel.postMessage({ kind: "go", slide: decodeURIComponent(link.getAttribute("href").slice(1)) }); }
  else if (!event.target.closest("a")) channel.postMessage({ kind: "key", key: "ArrowRight" });
});
new EventSource("/events").addEventListener("version", load);
load().then(() => channel.postMessage({ kind: "where" }));
