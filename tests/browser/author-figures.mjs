// Measures the author's desk in a real browser: `cargo bench --bench check -- --write <folder>` writes large stories, and then
// `node author-figures.mjs <folder>` prints, for each that ends in .ron and for the largest shipped case, how long a keystroke takes
// until what is wrong stands on the page anew, and how long the map takes. Build the site in full first: a fast build is many
// times slower. Environment as for the tests.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { open, shipped } from "./author-steps.mjs";
import { untilReady } from "./harness.mjs";
import { findChromium, serve } from "./machine.mjs";

const folder = process.argv[2];
const written = folder ? readdirSync(folder).filter((name) => name.endsWith(".ron") && !name.startsWith("5000")).sort() : [];
const stories = [...written.map((name) => [name, readFileSync(join(folder, name), "utf8")]), ["ansaj/story.ron", shipped("ansaj")]];

const server = await serve();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const [name, text] of stories) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "nl" });
  await page.goto(`${server.url}#/-/author`);
  await untilReady(page);
  await open(page, [{ name: "story.ron", text }]);
  // What waits for a pause in the typing has passed.
  await page.waitForTimeout(4000);
  const keys = await page.evaluate(async () => {
    const editor = document.querySelector("case-editor");
    // Each time the text was checked, in the page or beside it, the margin is given what is wrong, and then the list.
    let seen = () => {};
    const margin = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(editor), "problems");
    Object.defineProperty(editor, "problems", { ...margin, set(all) { margin.set.call(this, all); seen(); } });
    // Inside the first sentence of the invitation, where everybody writes sometimes.
    const at = editor.value.indexOf('"', editor.value.indexOf("invitation:")) + 3;
    const times = [];
    for (let key = 0; key < 30; key += 1) {
      const begun = performance.now();
      const fresh = new Promise((done) => { seen = done; });
      editor.put = [at, at, "x"];
      // When this comes back the text is handed over, and the page is free again.
      const busy = performance.now() - begun;
      await fresh;
      // What hangs on it has run then too. A message, because browsers make timers wait some milliseconds.
      await new Promise((done) => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
      times.push({ whole: performance.now() - begun, busy });
      await new Promise((done) => { setTimeout(done, 50); });
    }
    const middle = (list) => list.sort((one, other) => one - other)[Math.floor(list.length / 2)];
    return { whole: middle(times.map(({ whole }) => whole)), busy: middle(times.map(({ busy }) => busy)) };
  });
  // Nobody goes to the map while typing: a pause as long as the desk waits for one.
  await page.waitForTimeout(1000);
  const map = page.locator("#tab-map");
  let drawn = "no map";
  if (await map.count()) {
    drawn = await page.evaluate(async () => {
      const begun = performance.now();
      document.querySelector("#tab-map").click();
      while (!document.querySelector(".map-window svg [data-node]")) {
        if (performance.now() - begun > 5000) return "no map: it has mistakes";
        await new Promise((done) => { requestAnimationFrame(done); });
      }
      await new Promise((done) => { requestAnimationFrame(done); });
      return `map ${(performance.now() - begun).toFixed(0)} ms`;
    });
  }
  console.log(`${name}: a keystroke ${keys.whole.toFixed(1)} ms, of which the page is busy with the key ${keys.busy.toFixed(1)} ms (middle of 30); ${drawn}`);
  await page.close();
}
await browser.close();
server.stop();
