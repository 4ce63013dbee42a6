// Measures the group page in a real browser: `node group-figures.mjs`. Prints how long it takes to read, play again, count and
// draw a thousand and ten thousand results that are pasted at once, and the longest time the page did not answer. Environment
// as for the tests; build the site in full first, since a fast build is many times slower.

import { chromium } from "playwright-core";
import { beginGroup, codes, firstDecision, openCollect } from "./group-steps.mjs";
import { untilReady } from "./harness.mjs";
import { findChromium, serve } from "./machine.mjs";

const server = await serve();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const people of [1_000, 10_000]) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: "nl" });
  await page.goto(server.url);
  await untilReady(page);
  await beginGroup(page);
  // Where there is most to draw: a key decision with all its bars.
  await openCollect(page);
  await page.locator("#collect-text").fill(codes(5, "ansaj", 1_000_000).join("\n"));
  await page.locator("#collect-add").click();
  await firstDecision(page);
  await openCollect(page);
  // Set at once: to fill it like somebody who types takes longer than the browser has patience.
  await page.evaluate((text) => { document.querySelector("#collect-text").value = text; }, codes(people).join("\n"));
  const figures = await page.evaluate(async (wanted) => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ entryTypes: ["longtask"] });
    const begun = performance.now();
    document.querySelector("#collect-add").click();
    const frame = () => new Promise((done) => { requestAnimationFrame(done); });
    const there = () => Number(document.querySelector(".in-bar").textContent.match(/\d+/)[0]) >= wanted;
    while (!there()) await frame();
    // Counted; and drawn once the frame after it has come.
    await frame();
    const took = performance.now() - begun;
    await new Promise((done) => { setTimeout(done, 300); });
    observer.disconnect();
    return { took, longest };
  }, people + 5);
  console.log(`${people} results: ${figures.took.toFixed(0)} ms until counted and drawn; the longest time without an answer ${figures.longest.toFixed(0)} ms`);
  await page.close();
}
await browser.close();
server.stop();
