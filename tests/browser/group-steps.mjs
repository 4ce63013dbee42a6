// Steps of looking back together, for its tests: finished plays by link, handing in, taking codes into a group, and a QR in
// front of the camera.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { untilReady } from "./harness.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const CASE = "ansaj";
const PLAYS = readFileSync(join(ROOT, "tests/plays/ansaj.txt"), "utf8");

/** The address of the look-back at a whole play of the Ansaj case. */
export function played(seat, play) {
  const line = PLAYS.split("\n").find((one) => one.startsWith(`${seat} ${play} `));
  return `#/${CASE}/${seat}/1?decisions=${line.split(" ")[2].trim()}&look-back`;
}

/** Codes of random plays, made by the program; `story` is the name of a case, or the folder of one. */
export function codes(runs, story = CASE, seed = 1) {
  const program = process.env.KEUKENTAFEL ?? join(ROOT, "target/debug/keukentafel");
  const made = spawnSync(program, ["simulate", resolve(ROOT, "scenarios", story), "--codes", "--runs", String(runs), "--seed", String(seed)], { encoding: "utf8", maxBuffer: 1 << 26 });
  return made.stdout.trim().split("\n");
}

/** The folder of the same case in another version: something in its score is different. */
export function otherVersion(story, into) {
  const folder = join(into, story);
  mkdirSync(folder);
  const text = readFileSync(join(ROOT, "scenarios", story, "story.ron"), "utf8");
  const changed = text.replace(/weight: (\d+)/, (_, weight) => `weight: ${Number(weight) + 1}`);
  if (changed === text) throw new Error("the case has no weight to change");
  writeFileSync(join(folder, "story.ron"), changed);
  return folder;
}

/** Goes to an address of the site within the page. */
export async function go(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
}

/** Opens “share your result” in the look-back that is on the page. */
export async function openShare(page) {
  await page.locator("#share-open").click();
  await page.locator("#share-make").waitFor();
}

/** Makes the code of the play on the page: { code, link, qr }, the last as a picture. */
export async function share(page) {
  if (await page.locator("#share-open").isVisible()) await openShare(page);
  await page.locator("#share-make").click();
  await page.locator("#code-text").waitFor();
  return {
    code: (await page.locator("#code-text").inputValue()).replaceAll(" ", ""),
    link: await page.locator("#link-text").inputValue(),
    qr: await page.locator(".share svg.qr").screenshot(),
  };
}

/** What a picture of a QR says, read by a library that is not ours. */
export function readQr(picture) {
  const { data, width, height } = PNG.sync.read(picture);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

/** Begins a group of a case and answers its address. */
export async function beginGroup(page, { story = CASE, name = "", long = false } = {}) {
  await go(page, "#/-/group");
  await page.locator("#begin-group").waitFor();
  await page.locator("#group-case").selectOption(story);
  if (name) await page.locator("#group-name").fill(name);
  if (long) await page.locator("#plan-long").check();
  await page.locator("#begin-group").click();
  await page.locator("#collect-add").waitFor();
  await untilReady(page);
  return new URL(page.url()).hash;
}

/** Opens the panel in which results are collected. */
export async function openCollect(page) {
  const panel = page.locator("#collect");
  if (!(await panel.evaluate((element) => element.open))) await panel.locator("summary").first().click();
}

/** Pastes a text into the group and waits until it was read; answers what the page says of it. */
export async function paste(page, text) {
  await openCollect(page);
  await page.locator("#collect-text").fill(text);
  await page.locator("#collect-add").click();
  await settled(page);
  return page.locator("#tally").innerText();
}

/** Waits until nothing is being read any more. */
export async function settled(page) {
  await page.waitForFunction(() => !/\d+ (van|of) \d+…/.test(document.querySelector("#tally")?.textContent ?? ""));
}

/** How many results the bar says there are. */
export async function count(page) {
  return Number((await page.locator(".in-bar").innerText()).match(/\d+/)[0]);
}

/** Goes to the step with this number, from 1. */
export async function step(page, number) {
  await page.locator(`.steps li:nth-child(${number}) button`).click();
  await page.locator(`.steps li:nth-child(${number}) [aria-current=step]`).waitFor();
}

/** The number of the first step that shows a key decision. */
export async function firstDecision(page) {
  const steps = await page.locator(".steps li").count();
  for (let number = 1; number <= steps; number += 1) {
    await step(page, number);
    if (await page.locator(".options-chosen .option-letter").count()) return number;
  }
  throw new Error("no step shows a key decision");
}

/** A film of one picture, for Chromium's pretended camera: 640 × 480, the picture in its middle on grey. */
export function film(picture, file) {
  const width = 640;
  const height = 480;
  const png = PNG.sync.read(picture);
  const luma = Buffer.alloc(width * height, 150);
  const left = Math.max(0, (width - png.width) >> 1);
  const top = Math.max(0, (height - png.height) >> 1);
  for (let y = 0; y < Math.min(png.height, height); y += 1) {
    for (let x = 0; x < Math.min(png.width, width); x += 1) luma[(top + y) * width + left + x] = 16 + (png.data[(y * png.width + x) * 4] * 219) / 255;
  }
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array(10).fill(frame)]));
  return file;
}
