// News of the server: what changed, and whether it is there at all. A page that was cut off says so, tries again and catches up.

const SILENCE = 40_000, RETRY = 1_000; // milliseconds; the server says something every fifteen seconds
const SENTENCES = JSON.parse(document.body.dataset.sentences || "{}"); // in the programme's language; the server has put them into the page

// The sentence of that name, with values where it says `{name}`.
export const sentence = (name, values = {}) => SENTENCES[name].replace(/\{(\w+)\}/g, (whole, value) => values[value] ?? whole);

async function reached() {
  try {
    const answer = await fetch("/static/news.js", { method: "HEAD", cache: "no-store" });
    return answer.ok ? "here" : "another-run";
  } catch {
    return "gone";
  }
}

// Calls `version` with the newest version, or with nothing after a time without news; `talk` with the query of a talk that another window
// changed; `tell` with what people must know, and with nothing when all is well again. A browser opens six connections to a server and no
// more, so one of its windows holds the stream of news and hands them on; when it is closed, another one takes over.
export function follow({ version, talk = () => {}, tell }) {
  const acts = { version, talk, tell };
  const others = new BroadcastChannel("briefing-news");
  let source = null, heard = Date.now(), newest = "", state = "", isHolding = false, isTrying = false, isAgain = false, wasHeld = false;

  function told(kind, text) {
    heard = Date.now();
    acts[kind](text);
  }
  function hand(kind, text) {
    if (kind === "version" && text) newest = text;
    if (kind === "tell") state = text;
    others.postMessage({ kind, text });
    told(kind, text);
  }
  function connect() {
    source = new EventSource("/events");
    source.addEventListener("open", () => { hand("tell", ""); if (isAgain) hand("version", ""); isAgain = true; });
    source.addEventListener("version", (event) => hand("version", event.data));
    source.addEventListener("talk", (event) => hand("talk", event.data));
    source.addEventListener("error", lost);
  }
  async function lost() {
    if (isTrying) return;
    isTrying = true;
    source.close();
    const found = await reached();
    if (found !== "here") hand("tell", sentence(found));
    setTimeout(() => { isTrying = false; heard = Date.now(); found === "here" ? connect() : lost(); }, RETRY);
  }
  others.addEventListener("message", ({ data }) => {
    wasHeld = true;
    if (data.kind !== "new") told(data.kind, data.text);
    else if (isHolding) { if (newest) hand("version", newest); hand("tell", state); }
  });
  navigator.locks.request("briefing-news", () => { isHolding = true; isAgain = wasHeld; connect(); return new Promise(() => {}); });
  others.postMessage({ kind: "new" });
  // After sleep a connection may look open and be dead; a window whose holder sleeps asks for itself.
  setInterval(() => {
    if (Date.now() - heard <= SILENCE) return;
    if (isHolding) lost();
    else told("version", "");
  }, SILENCE / 4);
  window.addEventListener("pageshow", (event) => { if (event.persisted) told("version", ""); });
}
