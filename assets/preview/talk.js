// A talk: where it is and how long each slide took. Kept by the server every few seconds, so that it outlives this window, the browser and
// the server; in this browser alone while the server does not answer. It holds ids of slides and times, nothing else.

// Seconds. A view that was away for no longer than COUNTED comes back with its clock gone on: the people were waiting. After a longer time
// nobody was: the clock stopped when the view was last there. What was away longer than TOLD is told, and can be taken off or put on again.
// A talk older than RECENT is offered, not taken up.
export const COUNTED = 600, TOLD = 90, RECENT = 3 * 3600;
const PATIENCE = 5_000; // milliseconds for an answer

// A talk in which nothing was done yet: it comes after the one that began at `after`, and before any other that somebody begins.
export const fresh = (after) => ({
  begun: after + 1, revision: 0, when: Date.now(), trail: [], start: "", blank: "",
  running: false, question: false, saved: false, spent: {}, asked: {},
});

const all = (map) => Object.values(map).reduce((whole, seconds) => whole + seconds, 0);
export const seconds = (talk) => all(talk.spent) + all(talk.asked);
export const age = (talk) => (Date.now() - talk.when) / 1000;
export const isWorthKeeping = (talk) => !talk.saved && seconds(talk) >= 1;

// Whether the first is a later state than the second: another talk that began later, or more was done.
export const isNewer = (one, other) => one.begun > other.begun || (one.begun === other.begun && one.revision > other.revision);
// The same, where nothing was done but time went by.
export const isLater = (one, other) => isNewer(one, other) || (one.begun === other.begun && one.revision === other.revision && one.when > other.when);

export function clock(time) {
  const whole = Math.max(0, Math.round(time));
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

export const timeOfDay = (when) => `${String(when.getHours()).padStart(2, "0")}:${String(when.getMinutes()).padStart(2, "0")}`;

// Puts seconds on the current slide, or on its questions; fewer than none are taken off.
export function put(talk, time) {
  const map = talk.question ? talk.asked : talk.spent, id = talk.trail.at(-1);
  if (id) map[id] = Math.max(0, Math.round(((map[id] || 0) + time) * 1000) / 1000);
}

// Adds the time since the last look, unless it is too long for people to have waited; then the clock stopped there. A clock that was set
// back adds nothing. Returns the seconds that went by.
export function count(talk) {
  const gone = age(talk);
  talk.when = Date.now();
  if (!talk.running || gone <= 0) return 0;
  if (gone <= COUNTED) put(talk, gone);
  else Object.assign(talk, { running: false, question: false, revision: talk.revision + 1 });
  return gone;
}

// The place in the slides where a talk is: its slide, or the nearest before it that is still there.
export function placeIn(slides, trail) {
  for (const id of [...trail].reverse()) {
    const place = slides.findIndex((one) => one.id === id);
    if (place >= 0) return place;
  }
  return 0;
}

// What the server keeps of a choice, or what this browser kept while the server did not answer, if that is newer.
export async function kept(query, name) {
  const own = JSON.parse(localStorage.getItem(name) || "null");
  const found = await asked(query).catch(() => ({ talk: null, earlier: null, problem: "" }));
  return own && (!found.talk || isLater(own, found.talk)) ? { ...found, talk: own } : found;
}

async function asked(query) {
  const answer = await fetch(`/talk?${query}`, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(answer.statusText);
  return await answer.json();
}

// Keeps a talk, and returns what is kept now; nothing while the server does not answer.
export async function keep(query, name, talk) {
  const body = JSON.stringify(talk);
  try {
    const answer = await fetch(`/talk?${query}`, { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: true, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(answer.statusText);
    localStorage.removeItem(name);
    return await answer.json();
  } catch {
    localStorage.setItem(name, body);
    return null;
  }
}
