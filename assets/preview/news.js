// News of the server: what changed, and whether it is there at all. A page that was cut off says so, tries again and catches up.

const SILENCE = 40_000, RETRY = 1_000; // milliseconds; the server says something every fifteen seconds
const WORDS = {
  gone: "The preview is not running. What you see is as it was. Start it again with “briefing preview”, and this page goes on.",
  strange: "The preview was started again. Open the address that it printed, and this page goes on too.",
};

async function reached() {
  try {
    const answer = await fetch("/static/news.js", { method: "HEAD", cache: "no-store" });
    return answer.ok ? "here" : "strange";
  } catch {
    return "gone";
  }
}

// Calls `version` with the newest version, or with nothing after a time without news; `talk` with the query of a talk that another window
// changed; `tell` with what people must know, and with nothing when all is well again.
export function follow({ version, talk = () => {}, tell }) {
  let source = null, heard = Date.now(), isCut = false, isTrying = false;

  function close() {
    if (source) source.close();
    source = null;
  }
  function connect() {
    close();
    heard = Date.now();
    source = new EventSource("/events");
    source.addEventListener("open", () => { tell(""); if (isCut) version(""); isCut = false; });
    source.addEventListener("version", (event) => { heard = Date.now(); version(event.data); });
    source.addEventListener("talk", (event) => { heard = Date.now(); talk(event.data); });
    source.addEventListener("error", lost);
  }
  async function lost() {
    if (isTrying) return;
    isTrying = isCut = true;
    close();
    const state = await reached();
    if (state !== "here") tell(WORDS[state]);
    setTimeout(() => { isTrying = false; if (!document.hidden) state === "here" ? connect() : lost(); }, RETRY);
  }
  // Browsers open six connections to a server; pages that nobody sees need none, and catch up when they are seen.
  document.addEventListener("visibilitychange", () => {
    isCut = true;
    if (document.hidden) close();
    else if (!isTrying) connect();
  });
  // After sleep a connection may look open and be dead.
  setInterval(() => { if (source && Date.now() - heard > SILENCE) lost(); }, SILENCE / 4);
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", (event) => { if (event.persisted) { isCut = true; connect(); } });
  if (!document.hidden) connect();
  else isCut = true;
}
