// A real browser on the built site. For whoever writes a test:
//
//   import { test } from "node:test";
//   import assert from "node:assert/strict";
//   import { axe, visit } from "./harness.mjs";
//
//   test("a case can be opened with the keyboard alone", async (t) => {
//     const { page, url, wire } = await visit(t);          // server, browser and page; all closed after the test
//     await page.keyboard.press("Tab");                    // `page` is Playwright's: https://playwright.dev/docs/api/class-page
//     assert.deepEqual(await axe(page), []);               // accessibility findings, one line each
//   });
//
// `visit(t, options)` opens the site and waits until it says it is ready (data-ready="yes" on <html>, which the pages
// set when a first press would work). Options, all optional:
//
//   path: "#/groep"        where in the site, relative
//   webgl: false           a browser without WebGL2 (true: drawn by the processor)
//   slow: true             10 Mbit/s, 40 ms, and a processor four times slower
//   ready: false           do not wait until it is ready
//   context: {…}           Playwright's: { viewport: { width: 320, height: 640 }, locale: "en", reducedMotion: "reduce" }
//   args: ["--…"]          more for the command line of Chromium
//   host: "school.test"    plain http under this name, as on a school's network: no secure context
//   expect: [/404/]        complaints that belong to this test
//
// A test fails by itself when the page logs an error, throws, breaks its security policy, or asks another server for
// anything. `wire` counts what travelled: wire.bytes() in all, wire.files() per file, wire.headers(url).
//
// Files: one matter each, `<matter>.test.mjs` in this folder; `node run.mjs` runs them all, `node run.mjs site` one.
// Environment: CHROMIUM the browser, KEUKENTAFEL the program that serves, KT_ADDRESS a site that is served already
// (for instance one put on a static host).

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { findChromium, serve } from "./machine.mjs";
import { Wire } from "./wire.mjs";

/** Without these Chromium asks its maker's servers for things, or speaks protocols we do not count. */
const QUIET = [
  "--headless",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const NO_WEBGL = ["--disable-software-rasterizer", "--disable-gpu"];

/** How long anything in the page may take before a test gives up. */
export const PATIENCE = 30_000;

/** Opens the site for test `t`; everything is closed, and every complaint told, when the test ends. */
export async function visit(t, options = {}) {
  const { path = "", webgl = true, slow = false, ready = true, context: about = {}, args = [], host, expect = [] } = options;
  const server = await serve();
  let browser;
  // The browser first: a page whose server is gone complains about whatever it was still fetching.
  t.after(async () => {
    await browser?.close();
    await server.stop();
  });
  const address = new URL(server.url);
  if (host) address.hostname = host;
  const site = address.href;
  const mapped = host ? [`--host-resolver-rules=MAP ${host} 127.0.0.1`] : [];
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...QUIET, ...(webgl ? WEBGL : NO_WEBGL), ...mapped, ...args],
    timeout: PATIENCE,
  });
  const context = await browser.newContext(about);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints = listen(page, site, expect);
  // After the browser was closed: what the page complains about while it goes away counts too.
  t.after(() => assert.deepEqual(complaints, [], "the page complained"));

  const devtools = await context.newCDPSession(page);
  const wire = await Wire.tap(devtools);
  if (slow) await slowDown(devtools);
  const url = new URL(path, site).href;
  await page.goto(url);
  if (ready) await untilReady(page);
  return { page, context, browser, devtools, wire, url, origin: new URL(site).origin, complaints };
}

/** Waits until the page says that a first press would work. */
export async function untilReady(page) {
  try {
    await page.waitForFunction(() => document.documentElement.dataset.ready === "yes");
  } catch {
    const text = await page.locator("body").innerText().catch(() => "");
    throw new Error(`The page did not become ready (data-ready="yes" on <html>). It shows: ${text.slice(0, 300)}`);
  }
}

/** A school laptop on a school's line. */
export async function slowDown(devtools) {
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 40,
    downloadThroughput: 10_000_000 / 8,
    uploadThroughput: 10_000_000 / 8,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** What WCAG 2.2 AA has against the page as it is now: `rule: what (where)`, one line each; empty is good. */
export async function axe(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`));
}

/** Gathers everything that must not happen. */
function listen(page, url, expected) {
  const origin = new URL(url).origin;
  const complaints = [];
  const complain = (what) => {
    if (!expected.some((pattern) => pattern.test(what))) complaints.push(what);
  };
  // A broken security policy is logged as an error too, with the rule that was broken.
  page.on("console", (message) => {
    if (message.type() === "error") complain(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complain(`error: ${error.message}`));
  page.on("crash", () => complain("the page crashed"));
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (!["data:", "blob:"].includes(asked.protocol) && asked.origin !== origin) complain(`asked ${asked.origin}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
