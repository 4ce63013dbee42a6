// Measures the moving picture where a processor draws it: `node scene-figures.mjs`. Prints how long a frame takes while
// everything moves, and what the page and its picture cost while nothing does. Environment as for the tests.

import { readFileSync, readdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { findChromium, serve } from "./machine.mjs";
import { begin, readOn } from "./play-steps.mjs";
import { framesDrawn, untilScene, untilStill } from "./scene-steps.mjs";

const SIZE = { width: 1280, height: 720 };

const server = await serve();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ["--headless", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const page = await browser.newPage({ viewport: SIZE, locale: "nl" });
const began = Date.now();
await page.goto(server.url);
await begin(page);
await untilScene(page);
const shown = Date.now() - began;

// The scene alone, over the whole window: everything moves.
await page.evaluate(() => {
  const { style } = document.querySelector("iframe.scene");
  style.position = "fixed";
  style.zIndex = "1000";
});
const measure = async (seconds) => {
  const [frames, cpu, at] = [await framesDrawn(page), processorSeconds(), Date.now()];
  await page.waitForTimeout(seconds * 1000);
  const took = (Date.now() - at) / 1000;
  return { frames: (await framesDrawn(page)) - frames, took, core: (processorSeconds() - cpu) / took };
};
// The pointer over the picture keeps everybody awake.
const awake = setInterval(() => page.mouse.move(600 + 20 * Math.random(), 80).catch(() => {}), 500);
await page.waitForTimeout(1500);
const moving = await measure(4);
clearInterval(awake);
await page.evaluate(() => {
  document.querySelector("iframe.scene").style.zIndex = "";
  document.querySelector("iframe.scene").style.position = "";
});
await readOn(page);
await untilStill(page);
const idle = await measure(5);
const pixels = await page.frames().find((frame) => frame.url().includes("scene.html")).evaluate(() => {
  const { width, height } = document.querySelector("canvas");
  return `${width}×${height}`;
});
console.log(`shown after ${shown} ms, drawn at ${pixels}`);
console.log(`moving, ${SIZE.width}×${SIZE.height}: ${(moving.frames / moving.took).toFixed(1)} frames/s, ${((1000 * moving.took) / moving.frames).toFixed(1)} ms a frame`);
console.log(`still: ${idle.frames} frames in ${idle.took.toFixed(1)} s, ${(100 * idle.core).toFixed(1)} % of a core`);
await browser.close();
server.stop();

/** What all processes of the browser have used so far, in seconds of a core. Linux only. */
function processorSeconds() {
  const stat = (pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
      return { parent: Number(fields[1]), used: (Number(fields[11]) + Number(fields[12])) / 100 };
    } catch {
      return null;
    }
  };
  const all = new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((pid) => [Number(pid), stat(pid)]).filter(([, one]) => one));
  const ours = (pid) => pid === process.pid || (all.has(pid) && pid > 1 && ours(all.get(pid).parent));
  return [...all].filter(([pid]) => pid !== process.pid && ours(pid)).reduce((sum, [, one]) => sum + one.used, 0);
}
