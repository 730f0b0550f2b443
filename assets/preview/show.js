// The slide for the room: it follows the presenter view, here or in another browser, and says nothing of its own to the room.
import { follow } from "/static/news.js";
import { RECENT, age, isNewer, kept, placeIn } from "/static/talk.js";

const query = document.body.dataset.query, name = document.body.dataset.talk;
const channel = new BroadcastChannel(name);
const place = document.getElementById("slide");
let slides = [], version = "", trail = [], talk = null;

function draw() {
  const slide = slides[placeIn(slides, trail)];
  if (!slide) return;
  if (place.dataset.shown !== `${slide.id} ${version}`) place.innerHTML = slide.picture;
  place.dataset.shown = `${slide.id} ${version}`;
  document.title = slide.title;
}

function show(where) {
  trail = where.trail;
  document.body.classList.toggle("black", where.blank === "black");
  document.body.classList.toggle("white", where.blank === "white");
  draw();
}

async function load() {
  const answer = await fetch(`/script?${query}`);
  const deck = answer.ok ? await answer.json() : null;
  if (!deck || !deck.slides.length || deck.query !== query) return;
  ({ slides } = deck);
  version = String(deck.version);
  draw();
}

async function join() {
  const found = (await kept(query, name)).talk;
  if (!found || age(found) > RECENT || (talk && !isNewer(found, talk))) return;
  talk = found;
  show(talk);
}

channel.addEventListener("message", (event) => {
  if (event.data.kind !== "at") return;
  ({ talk } = event.data);
  show(talk);
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

const unheard = () => {}; // while the server is away the room keeps its slide
await Promise.all([join(), load()]).catch(unheard);
follow({
  version: (newest) => { if (newest !== version) load().catch(unheard); },
  talk: (which) => { if (which === query) join().catch(unheard); },
  tell: () => {},
});
channel.postMessage({ kind: "where" });
