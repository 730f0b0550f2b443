// The presenter view: current and next slide, notes, and a clock on which a question is no delay and the room's minutes are kept.
import { follow, sentence } from "/static/news.js";
import * as talks from "/static/talk.js";

const { clock } = talks;
const query = document.body.dataset.query, name = document.body.dataset.talk;
const channel = new BroadcastChannel(name);
const by = (id) => document.getElementById(id);
const TICK = 250, KEEP = 3000; // milliseconds
const BARRIER = 180, TOLERATED = 15, NOTICED = 5; // seconds

let deck = { slides: [], late: [], room: "" }, version = "", away = "", unkept = "";
let talk = talks.fresh(0), earlier = null, at = 0, typed = "";
let isLeading = false, isReturning = false, isKeeping = false, isUnsaid = false;

const slide = () => deck.slides[at];
const shown = () => deck.slides.filter((one) => !one.appendix);
const isRoom = (one) => one && one.id.split("--")[0] === deck.room;
const isAppendix = (one) => one && one.appendix;
const planned = (slides) => slides.reduce((whole, one) => whole + one.seconds, 0);
const trailTo = (place) => deck.slides.slice(0, place + 1).map((one) => one.id);

// Seconds on slides that pass the test; a slide that an edit has removed is none, and its time stays.
function sum(map, test) {
  const known = new Map(deck.slides.map((one) => [one.id, one]));
  return Object.entries(map).reduce((whole, [id, seconds]) => whole + (test(known.get(id)) ? seconds : 0), 0);
}

// Says something only when it is another text: a screen reader says it once.
function say(id, text) {
  if (by(id).textContent !== text) by(id).textContent = text;
}

async function load() {
  const answer = await fetch(`/script?${query}`);
  const found = answer.ok ? await answer.json() : { slides: [], query };
  if (found.query !== undefined && found.query !== query) away = sentence("choice-gone");
  else if (!found.slides.length && !slide()) away = sentence("no-deck");
  else if (!found.slides.length || found.stale) away = sentence("old-deck");
  else away = "";
  if (found.slides.length && found.query === query) {
    deck = found;
    version = String(deck.version);
    at = talks.placeIn(deck.slides, talk.trail);
  }
  draw();
}

function draw() {
  const one = slide(), next = deck.slides[at + 1];
  if (!one) { tick(); return; }
  by("current").innerHTML = one.picture;
  by("following").innerHTML = next ? next.picture : "";
  say("next-title", next ? sentence(next.who !== one.who && !next.appendix ? "next-speaker" : "next", next) : sentence("end"));
  say("title", one.title);
  say("who", one.who);
  say("slot", one.appendix ? sentence("when-asked") : `${clock(one.starts)}–${clock(one.starts + one.seconds)}, ${clock(one.seconds)}`);
  by("notes").innerHTML = one.notes;
  say("place", one.appendix ? sentence("position-in-appendix", one) : sentence("position", { number: one.number, count: shown().length }));
  tick();
  showRoom();
}

function showRoom() {
  channel.postMessage({ kind: "at", talk: { ...talk, trail: talk.trail.length ? talk.trail : trailTo(at) } });
}

// What was done here: other windows hear of it at once, the server keeps it.
function done() {
  talk.when = Date.now();
  if (!talk.revision) talk.begun = Math.max(talk.begun, talk.when);
  talk.revision += 1;
  channel.postMessage({ kind: "talk", talk });
  showRoom();
  keep();
}

async function keep() {
  if (isKeeping) { isUnsaid = true; return; }
  isKeeping = true;
  const kept = await talks.keep(query, name, talk);
  isKeeping = false;
  unkept = kept && kept.problem ? sentence("talk-lost", { reason: kept.problem }) : "";
  if (kept) ({ earlier } = kept);
  if (kept && kept.talk && talks.isNewer(kept.talk, talk)) adopt(kept.talk);
  if (isUnsaid) { isUnsaid = false; keep(); }
}

// Goes on with what another window or the server knows of the talk.
function adopt(other) {
  const turned = other.trail.join() !== talk.trail.join();
  talk = structuredClone(other);
  at = talks.placeIn(deck.slides, talk.trail);
  if (turned) by("script").scrollTop = 0;
  draw();
}

function go(to) {
  const place = Math.max(0, Math.min(deck.slides.length - 1, to));
  if (!slide()) return;
  count();
  if (place !== at && !talk.start) Object.assign(talk, { start: deck.slides[place].id, running: true, when: Date.now() });
  at = place;
  talk.trail = trailTo(at);
  talk.blank = "";
  by("script").scrollTop = 0;
  draw();
  done();
}

function goTo(id) {
  const to = deck.slides.findIndex((one) => one.id === id);
  if (to >= 0) go(to);
}

function count() {
  talks.count(talk);
}

function tick() {
  if (isReturning) return;
  if (talk.running && talks.age(talk) > talks.TOLD) { comeBack(); return; }
  count();
  by("now").textContent = talks.timeOfDay(new Date());
  drawButtons();
  const one = slide();
  let advice = "";
  if (one) {
    const { spent, asked } = talk;
    const room = planned(shown().filter(isRoom));
    const inTalk = sum(spent, (other) => !isRoom(other) && !isAppendix(other)), inRoom = sum(spent, isRoom);
    const onTheWay = sum(asked, () => true) + sum(spent, isAppendix);
    by("elapsed").textContent = clock(inTalk + onTheWay + inRoom);
    say("planned", sentence("of-planned", { time: clock(planned(shown())) }));
    advice = pace(one, inTalk);
    drawRoom(one, room - onTheWay - inRoom, onTheWay);
  }
  say("alert", [away, unkept, advice].filter(Boolean).join(" "));
}

function drawButtons() {
  say("start", sentence(talk.running ? "stop" : talk.start ? "go-on" : "start"));
  by("question").setAttribute("aria-pressed", talk.question);
  say("question", sentence(talk.question ? "question-over" : "question"));
  by("question").disabled = !talk.running;
  by("save").disabled = by("anew").disabled = talks.seconds(talk) === 0;
}

function drawRoom(one, left, onTheWay) {
  const ending = isRoom(one) && left <= BARRIER;
  document.querySelector(".clock.room").classList.toggle("ending", ending);
  by("room").textContent = left >= 0 ? clock(left) : `+${clock(-left)}`;
  by("room-words").textContent = !isRoom(one) ? sentence(onTheWay >= 1 ? "room-used" : "room-kept", { time: clock(onTheWay) })
    : sentence(left < 0 ? "room-over" : ending ? "room-ending" : "room-left");
}

// How far the talk is behind: where it should be at the end of what was said since the clock began, questions left out. Returns advice.
function pace(one, inTalk) {
  const begun = deck.slides.find((other) => other.id === talk.start);
  const from = begun && !begun.appendix ? begun.starts : 0;
  const before = planned(shown().filter((other) => other.starts >= from && other.starts < one.starts && !isRoom(other)));
  const here = isRoom(one) ? 0 : Math.min(one.seconds, talk.spent[one.id] || 0);
  const delay = one.appendix || !talk.start ? 0 : inTalk - before - here;
  by("pace").classList.toggle("late", delay > TOLERATED);
  by("pace").classList.toggle("early", delay < -TOLERATED);
  by("delay").textContent = sentence(Math.abs(delay) <= TOLERATED ? "on-time" : delay > 0 ? "late" : "early", { time: clock(Math.abs(delay)) });
  by("pace-words").textContent = talk.question ? sentence("clock-waits") : !talk.start ? sentence("not-started") : !talk.running ? sentence("stopped")
    : one.appendix ? sentence("answering") : sentence("this-slide", { spent: clock(talk.spent[one.id] || 0), planned: clock(one.seconds) });
  return delay > 60 ? advice(one, delay) : "";
}

function advice(one, delay) {
  const ahead = deck.late.map((cut) => ({ ...cut, slide: deck.slides.find((other) => other.id === cut.slide) })).filter((cut) => cut.slide && cut.slide.starts >= one.starts);
  const cut = ahead[0], late = clock(Math.floor(delay / 15) * 15); // said anew every quarter of a minute, not every second
  if (!cut) return sentence("go-faster", { late });
  return sentence(cut.keeps ? "shorten" : "leave-out", { late, title: cut.title, time: clock(cut.keeps) });
}

function toggleClock() {
  if (!slide()) return;
  count();
  talk.trail = trailTo(at);
  Object.assign(talk, talk.running ? { running: false, question: false } : { running: true, saved: false, start: talk.start || slide().id });
  done();
  tick();
}

function setQuestion(on) {
  if (!talk.running) return;
  count();
  talk.question = on;
  done();
  tick();
}

function setBlank(kind) {
  talk.blank = talk.blank === kind ? "" : kind;
  done();
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

// Tells what happened, with what can be done about it: pairs of a word and an action, each of which ends the message.
function tell(text, actions = []) {
  const button = ([word, act]) => Object.assign(document.createElement("button"), { type: "button", textContent: word, onclick: () => { untell(); act(); } });
  by("told").replaceChildren(Object.assign(document.createElement("span"), { textContent: text }), ...[...actions, [sentence("close"), () => {}]].map(button));
}

function untell() {
  by("told").replaceChildren();
}

// A sentence that says where a talk is.
function where(name, one, values = {}) {
  const found = deck.slides[talks.placeIn(deck.slides, one.trail)];
  return sentence(name, { ...values, time: clock(talks.seconds(one)), number: found ? found.number : 1 });
}

// Takes up the talk that is kept, when this window opens.
function restore(kept) {
  ({ earlier } = kept);
  talk = talks.fresh(kept.talk ? kept.talk.begun : 0);
  if (kept.talk && talks.age(kept.talk) <= talks.RECENT) {
    talk = kept.talk;
    at = talks.placeIn(deck.slides, talk.trail);
    if (talk.start) goOn(where("taken-up", talk), "closed");
  } else if (kept.talk && talks.isWorthKeeping(kept.talk)) offer(kept.talk);
  else if (earlier) offer(earlier);
  draw();
}

function offer(old) {
  const when = new Date(old.when);
  const day = when.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long" });
  tell(where("unsaved-talk", old, { day, hour: talks.timeOfDay(when) }), [[sentence("go-on-with-it"), () => takeBack(old)]]);
}

// After a sleep: first what other windows did meanwhile, then the time.
async function comeBack() {
  isReturning = true;
  const found = (await talks.kept(query, name)).talk;
  if (found && talks.isLater(found, talk)) talk = found;
  isReturning = false;
  if (talk.running && talks.age(talk) > talks.TOLD) goOn("", "slept");
  draw();
}

// Counts the time since the talk was last heard of, and says so where it is more than a moment.
function goOn(text, why) {
  const wasRunning = talk.running, time = talks.timeOfDay(new Date(talk.when)), seconds = talks.count(talk), gone = clock(seconds);
  const begin = text ? `${text} ` : "", anew = text ? [[sentence("begin-anew"), beginAnew]] : [];
  if (wasRunning && !talk.running) {
    tell(begin + sentence(`stopped-${why}`, { time, gone }), [[sentence("count-time", { time: gone }), () => correct(seconds, true)], ...anew]);
    done();
  } else if (seconds > NOTICED) {
    tell(begin + sentence(`went-on-${why}`, { gone }), [[sentence("take-off", { time: gone }), () => correct(-seconds, talk.running)], ...anew]);
  } else if (text) tell(text, anew);
}

function correct(seconds, running) {
  count();
  talks.put(talk, seconds);
  talk.running = running;
  done();
  tick();
}

function beginAnew() {
  count();
  const before = talk;
  talk = talks.fresh(before.begun);
  at = 0;
  talk.trail = trailTo(at);
  draw();
  done();
  const back = talks.isWorthKeeping(before) ? [[sentence("take-it-back"), () => takeBack(before)]] : [];
  tell(sentence("begun-anew") + (back.length ? ` ${where("talk-before", before)}` : ""), back);
}

function takeBack(old) {
  talk = { ...structuredClone(old), begun: talk.begun + 1, revision: 0, when: Date.now(), running: false, question: false };
  at = talks.placeIn(deck.slides, talk.trail);
  draw();
  done();
  tell(`${where("taken-up", talk)} ${sentence("clock-stands")}`);
}

async function save() {
  count();
  const { spent, asked } = talk;
  const slides = deck.slides.filter((one) => !one.appendix && (one.id in spent || one.id in asked))
    .map((one) => ({ slide: one.id, seconds: Math.round(spent[one.id] || 0), questions: Math.round(asked[one.id] || 0) }));
  let answer = { ok: false }, sent = { problem: sentence("save-later") };
  try {
    answer = await fetch(`/rehearsals?${query}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ slides }) });
    if (answer.status !== 403) sent = await answer.json();
  } catch { /* nobody is there */ }
  by("done-title").textContent = sentence(answer.ok ? "saved" : "not-saved");
  by("done-file").textContent = answer.ok ? sent.file : sent.problem;
  by("done-advice").replaceChildren(...(sent.advice || []).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  by("done").showModal();
  if (answer.ok && !talk.running) { talk.saved = true; done(); }
}

// As in PowerPoint.
const KEYS = {
  ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), " ": () => go(at + 1), PageDown: () => go(at + 1), n: () => go(at + 1),
  ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), Backspace: () => go(at - 1), PageUp: () => go(at - 1), p: () => go(at - 1),
  Home: () => go(0), End: () => go(deck.slides.length - 1), Enter: () => (typed ? go(Number(typed) - 1) : go(at + 1)),
  b: () => setBlank("black"), ".": () => setBlank("black"), w: () => setBlank("white"), ",": () => setBlank("white"),
  s: toggleClock, q: () => setQuestion(!talk.question), f: toggleFull,
  Escape: () => (talk.blank ? setBlank(talk.blank) : untell()),
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
  const { kind } = event.data;
  if (kind === "talk" && talks.isNewer(event.data.talk, talk)) adopt(event.data.talk);
  if (!isLeading || !slide()) return; // of several presenter views, one answers the room
  if (kind === "where") showRoom();
  if (kind === "key") press(event.data.key);
  if (kind === "go") goTo(event.data.slide);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(".picture a[href^='#']");
  if (link) { event.preventDefault(); goTo(decodeURIComponent(link.getAttribute("href").slice(1))); }
});
window.addEventListener("beforeunload", (event) => { if (talk.running) event.preventDefault(); });
window.addEventListener("pagehide", () => { if (talk.start) { count(); talks.keep(query, name, talk); } });
by("forward").addEventListener("click", () => go(at + 1));
by("back").addEventListener("click", () => go(at - 1));
by("start").addEventListener("click", toggleClock);
by("question").addEventListener("click", () => setQuestion(!talk.question));
by("full").addEventListener("click", toggleFull);
by("save").addEventListener("click", save);
by("anew").addEventListener("click", beginAnew);

async function join() {
  const found = (await talks.kept(query, name)).talk;
  if (found && talks.isNewer(found, talk)) adopt(found);
  else if (talk.revision) keep();
}

const unheard = () => {}; // the server is away; the news say so, and catch up
const [kept] = await Promise.all([talks.kept(query, name), load().catch(unheard)]);
restore(kept);
navigator.locks.request(name, () => { isLeading = true; showRoom(); return new Promise(() => {}); });
follow({
  version: (newest) => { if (newest !== version) load().catch(unheard); if (!newest) join(); },
  talk: (which) => { if (which === query) join(); },
  tell: (text) => say("connection", text && `${text} ${sentence("works-without")}`),
});
setInterval(tick, TICK);
setInterval(() => { if (talk.running) keep(); }, KEEP);
