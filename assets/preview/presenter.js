// The presenter view: current and next slide, notes, and a clock on which a question is no delay and the room's minutes are kept.
"use strict";

const query = document.body.dataset.query;
const channel = new BroadcastChannel(`briefing?${query}`);
const by = (id) => document.getElementById(id);
const TICK = 250, BARRIER = 180, TOLERATED = 15;

let talk = { slides: [], late: [], room: "" };
let at = 0, blank = "", typed = "", version = "";
// Seconds, as fractions: of the talk on each slide, of questions on each slide.
const spent = new Map(), asked = new Map();
let running = false, inQuestion = false, last = 0;

const slide = () => talk.slides[at];
const shown = () => talk.slides.filter((one) => !one.appendix);
const isRoom = (one) => one && one.id.split("--")[0] === talk.room;
const sum = (map, test) => talk.slides.filter(test).reduce((whole, one) => whole + (map.get(one.id) || 0), 0);

function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

async function load() {
  const answer = await fetch(`/script?${query}`);
  if (!answer.ok) { by("alert").textContent = "The newest files cannot be built; you see the last deck that could."; return; }
  const id = slide() && slide().id;
  talk = await answer.json();
  version = String(talk.version);
  at = Math.max(0, talk.slides.findIndex((one) => one.id === id));
  draw();
}

function draw() {
  const one = slide(), next = talk.slides[at + 1];
  if (!one) return;
  by("current").innerHTML = one.picture;
  by("following").innerHTML = next ? next.picture : "";
  by("next-title").textContent = next ? `Next: ${next.title}${next.who !== one.who && !next.appendix ? ` (${next.who})` : ""}` : "The end";
  by("title").textContent = one.title;
  by("who").textContent = one.who;
  by("slot").textContent = one.appendix ? "appendix: only when asked" : `${clock(one.starts)}–${clock(one.starts + one.seconds)}, ${clock(one.seconds)}`;
  by("notes").innerHTML = one.notes;
  by("place").textContent = `${one.number} of ${talk.slides.length}`;
  tell();
  tick();
}

function tell() {
  channel.postMessage({ kind: "at", slide: slide().id, blank });
}

function go(to) {
  count();
  at = Math.max(0, Math.min(talk.slides.length - 1, to));
  blank = "";
  document.querySelector(".presenter .script").scrollTop = 0;
  draw();
}

function goTo(id) {
  const to = talk.slides.findIndex((one) => one.id === id);
  if (to >= 0) go(to);
}

// Adds the time since the last look to the slide, or to its questions.
function count() {
  const now = performance.now();
  if (running && slide()) {
    const map = inQuestion ? asked : spent;
    map.set(slide().id, (map.get(slide().id) || 0) + (now - last) / 1000);
  }
  last = now;
}

function tick() {
  count();
  by("now").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const one = slide();
  if (!one) return;
  const whole = shown().reduce((seconds, other) => seconds + other.seconds, 0);
  const room = shown().filter(isRoom).reduce((seconds, other) => seconds + other.seconds, 0);
  const inTalk = sum(spent, (other) => !isRoom(other) && !other.appendix), appendix = sum(spent, (other) => other.appendix);
  const onTheWay = sum(asked, () => true) + appendix, inRoom = sum(spent, isRoom);
  by("elapsed").textContent = clock(inTalk + onTheWay + inRoom);
  by("planned").textContent = `of ${clock(whole)}`;
  pace(one, inTalk);
  const left = room - onTheWay - inRoom;
  const ending = isRoom(one) && left <= BARRIER;
  document.querySelector(".clock.room").classList.toggle("ending", ending);
  by("room").textContent = left >= 0 ? clock(left) : `+${clock(-left)}`;
  by("room-words").textContent = !isRoom(one) ? `kept for questions${onTheWay >= 1 ? `, ${clock(onTheWay)} used on the way` : ""}`
    : left < 0 ? "over: close now" : ending ? "left: ask what stands in the way" : "left for questions";
  by("save").disabled = spent.size === 0;
}

// How far the talk is behind: where it should be at the end of what was said so far, questions left out.
function pace(one, inTalk) {
  if (!spent.size) return;
  const before = shown().filter((other) => other.starts < one.starts && !isRoom(other)).reduce((seconds, other) => seconds + other.seconds, 0);
  const here = one.appendix || isRoom(one) ? 0 : one.seconds;
  const reached = one.appendix ? inTalk : before + Math.min(here, spent.get(one.id) || 0);
  const delay = one.appendix ? 0 : inTalk - reached;
  const box = by("pace");
  box.classList.toggle("late", delay > TOLERATED);
  box.classList.toggle("early", delay < -TOLERATED);
  by("delay").textContent = Math.abs(delay) <= TOLERATED ? "on time" : `${clock(Math.abs(delay))} ${delay > 0 ? "late" : "early"}`;
  const onSlide = (spent.get(one.id) || 0);
  by("pace-words").textContent = inQuestion ? "question: the clock of the talk waits" : !running ? "stopped"
    : one.appendix ? "an answer: counts as questions" : `this slide ${clock(onSlide)} of ${clock(one.seconds)}`;
  by("alert").textContent = delay > 60 ? advice(one, delay) : "";
}

function advice(one, delay) {
  const ahead = talk.late.map((cut) => ({ ...cut, slide: talk.slides.find((other) => other.id === cut.slide) })).filter((cut) => cut.slide && cut.slide.starts >= one.starts);
  const cut = ahead[0];
  if (!cut) return `${clock(delay)} late. Go on a little faster; the questions keep their time.`;
  return `${clock(delay)} late. ${cut.keeps ? `Shorten “${cut.title}” to ${clock(cut.keeps)}` : `Leave out “${cut.title}”`}; the questions keep their time.`;
}

function toggleClock() {
  count();
  running = !running;
  if (!running) setQuestion(false);
  by("start").textContent = running ? "Stop" : "Go on";
  tick();
}

function setQuestion(on) {
  count();
  inQuestion = on;
  by("question").setAttribute("aria-pressed", on);
  by("question").textContent = on ? "Question is over" : "Question";
  tick();
}

function setBlank(kind) {
  blank = blank === kind ? "" : kind;
  tell();
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

async function save() {
  count();
  const slides = talk.slides.filter((one) => !one.appendix && (spent.has(one.id) || asked.has(one.id)))
    .map((one) => ({ slide: one.id, seconds: Math.round(spent.get(one.id) || 0), questions: Math.round(asked.get(one.id) || 0) }));
  const answer = await fetch(`/rehearsals?${query}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ slides }) });
  const done = await answer.json();
  by("done-title").textContent = answer.ok ? "Rehearsal saved" : "The rehearsal was not saved";
  by("done-file").textContent = answer.ok ? done.file : done.problem;
  by("done-advice").replaceChildren(...(done.advice || []).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  by("done").showModal();
}

// As in PowerPoint.
const KEYS = {
  ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), " ": () => go(at + 1), PageDown: () => go(at + 1), n: () => go(at + 1),
  ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), Backspace: () => go(at - 1), PageUp: () => go(at - 1), p: () => go(at - 1),
  Home: () => go(0), End: () => go(talk.slides.length - 1), Enter: () => (typed ? go(Number(typed) - 1) : go(at + 1)),
  b: () => setBlank("black"), ".": () => setBlank("black"), w: () => setBlank("white"), ",": () => setBlank("white"),
  s: toggleClock, q: () => running && setQuestion(!inQuestion), f: toggleFull,
  Escape: () => { if (blank) setBlank(blank); },
};

function press(key) {
  if (/^[0-9]$/.test(key)) { typed += key; return true; }
  const act = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (act) act();
  typed = "";
  return Boolean(act);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || by("done").open) return;
  const onControl = event.target.closest("button, a, summary") && (event.key === "Enter" || event.key === " ");
  const inScript = event.target.closest(".script") && ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"].includes(event.key);
  if (!onControl && !inScript && press(event.key)) event.preventDefault();
});
channel.addEventListener("message", (event) => {
  if (event.data.kind === "where" && slide()) tell();
  if (event.data.kind === "key") press(event.data.key);
  if (event.data.kind === "go") goTo(event.data.slide);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(".picture a[href^='#']");
  if (link) { event.preventDefault(); goTo(decodeURIComponent(link.getAttribute("href").slice(1))); }
});
by("forward").addEventListener("click", () => go(at + 1));
by("back").addEventListener("click", () => go(at - 1));
by("start").addEventListener("click", toggleClock);
by("question").addEventListener("click", () => running && setQuestion(!inQuestion));
by("full").addEventListener("click", toggleFull);
by("save").addEventListener("click", save);
new EventSource("/events").addEventListener("version", (event) => { if (event.data !== version) load(); });
setInterval(tick, TICK);
load();
