// The site as a whole: it loads, it keeps to itself, and its first visit is light.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, visit } from "./harness.mjs";
import { readOn } from "./play-steps.mjs";

/** What a first visit may transfer until the first choice is on screen: the same as in xtask's size report. */
const BUDGET = 250_000;

// `visit` itself fails a test on any console error, exception, refused script or request to elsewhere.
test("the site becomes ready without a complaint", async (t) => {
  await visit(t);
});

test("the site becomes ready in a browser without WebGL2", async (t) => {
  const { page } = await visit(t, { webgl: false });
  assert.equal(await page.evaluate(() => document.createElement("canvas").getContext("webgl2")), null);
});

test("a browser that may draw has WebGL2, so the test above means something", async (t) => {
  const { page } = await visit(t, { webgl: true });
  assert.ok(await page.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null));
});

for (const locale of ["nl", "en"]) {
  test(`a first visit stays under its budget until the first choice of the largest case is on screen (${locale})`, async (t) => {
    const { page, wire } = await visit(t, { context: { locale } });
    await page.locator('a[href="#/ansaj"]').click();
    await page.locator('[data-seat="gemeente"]').click();
    await readOn(page);
    await page.locator("[data-decision]").first().waitFor();
    // What comes after the first choice may be on its way by now, and does not count.
    const later = wire.files().filter(({ url }) => /(split|chunk)_|\/look\.|\/debrief\.|\/rest\.|\/scene|\/art\//.test(url));
    const first = wire.bytes() - later.reduce((sum, { bytes }) => sum + bytes, 0);
    t.diagnostic(`${first} bytes until the first choice`);
    assert.ok(first <= BUDGET, `${first} bytes until the first choice, and it may be ${BUDGET}:\n${wire}`);
  });
}

test("nothing is fetched twice", async (t) => {
  const { page, wire } = await visit(t);
  await page.waitForLoadState("networkidle");
  const urls = wire.files().map(({ url }) => url);
  assert.deepEqual(urls.filter((url, at) => urls.indexOf(url) !== at), []);
});

// Somebody else's static host sends no policy; there the page's own holds.
const elsewhere = process.env.KT_ADDRESS ? "another server serves the site" : false;
test("the page may run only our own scripts, says the server", { skip: elsewhere }, async (t) => {
  const { url, wire } = await visit(t);
  const policy = wire.headers(url)["content-security-policy"] ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'? 'self'|https?:/);
});

test("the page says the same itself, for hosts that send no headers", async (t) => {
  const { page } = await visit(t);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
});

test("a browser that cannot run wasm gets words in both languages", async (t) => {
  const { page } = await visit(t, { ready: false, expect: [/wasm/i, /WebAssembly/, /404/, /Failed to (load|fetch)/] });
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await page.locator("#kt-failed").waitFor({ state: "visible" });
  const text = await page.locator("#kt-failed").innerText();
  assert.match(text, /Laad deze pagina opnieuw/);
  assert.match(text, /Load this page again/);
  assert.deepEqual(await axe(page), []);
});

test("a browser without JavaScript gets words in both languages", async (t) => {
  const { page } = await visit(t, { ready: false, context: { javaScriptEnabled: false } });
  const text = await page.locator("noscript").innerText();
  assert.match(text, /heeft JavaScript nodig/);
  assert.match(text, /needs JavaScript/);
});
