// One round of PptxGenJS, as its documentation shows it: a job in JSON goes in, milliseconds a deck come out.
const fs = require("fs");
const PptxGenJS = require("pptxgenjs");

const fillOf = (item) => (item.fill ? { color: item.fill } : undefined);

const runsOf = (paragraphs) =>
  paragraphs.flatMap((runs) =>
    runs.map((run, place) => ({
      text: run.text,
      options: { fontSize: run.size, bold: run.bold, color: run.colour, breakLine: place === runs.length - 1 },
    })),
  );

function tell(pptx, slide, content) {
  slide.addText(content.title, { x: 0.5, y: 0.4, w: 12.3, h: 1, fontSize: 32, bold: true });
  if (content.bullets) {
    const lines = content.bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
    slide.addText(lines, { x: 0.5, y: 1.6, w: 12.3, h: 2.4, fontSize: 20 });
  }
  content.pictures.forEach(([path, caption], position) => {
    slide.addImage({ path, x: 1 + 6 * position, y: 2, w: 5.3, h: 3 });
    slide.addText(caption, { x: 1 + 6 * position, y: 5.2, w: 5.3, h: 0.8, fontSize: 14 });
  });
  if (content.quote) {
    const [words, name] = content.quote;
    slide.addText([{ text: words, options: { breakLine: true } }, { text: name }], { x: 7, y: 2, w: 5.5, h: 3, fontSize: 24 });
  }
  if (content.table) slide.addTable(content.table, { x: 0.5, y: 1.6, w: 12.3, fontSize: 14 });
  if (content.series) addChart(pptx, slide, content, { x: 0.5, y: 1.6, w: 12.3, h: 5.4, barDir: "col" });
}

function place(pptx, slide, item) {
  const { x, y, w, h } = item;
  if (item.kind === "text") slide.addText(runsOf(item.paragraphs), { x, y, w, h, margin: 0, fill: fillOf(item) });
  else if (item.kind === "line") slide.addShape(pptx.ShapeType.line, { x, y, w, h });
  else if (item.kind === "shape") slide.addShape(pptx.ShapeType.rect, { x, y, w, h, fill: fillOf(item) });
  else if (item.kind === "picture") slide.addImage({ path: item.file, altText: item.alt, x, y, w, h });
  else if (item.kind === "table") {
    slide.addTable(item.rows.map((row) => row.map((cell) => ({ text: runsOf(cell) }))), { x, y, w, colW: item.widths });
  } else if (item.kind === "chart") addChart(pptx, slide, item, { x, y, w, h, barDir: item.columns ? "col" : "bar" });
}

function addChart(pptx, slide, content, options) {
  const data = content.series.map(([name, values]) => ({ name, labels: content.categories, values }));
  slide.addChart(pptx.ChartType.bar, data, options);
}

async function build(deck) {
  const pptx = new PptxGenJS();
  pptx.layout = "LAYOUT_WIDE";
  for (const content of deck.slides) {
    const slide = pptx.addSlide();
    if (content.items) content.items.forEach((item) => place(pptx, slide, item));
    else tell(pptx, slide, content);
    slide.addNotes(content.notes.join("\n"));
  }
  return (await pptx.write({ outputType: "nodebuffer" })).length;
}

async function main() {
  const job = JSON.parse(fs.readFileSync(0, "utf8"));
  const milliseconds = [], bytes = [];
  for (const deck of job.decks) {
    const started = performance.now();
    bytes.push(await build(deck));
    milliseconds.push(performance.now() - started);
  }
  console.log(JSON.stringify({ milliseconds: milliseconds.slice(job.warm_up), bytes: bytes.slice(job.warm_up) }));
}

main().catch((failure) => { console.error(failure); process.exit(1); });
