// The moving picture: it comes, it follows the play, it can be played, and whatever becomes of it the play goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { untilReady, visit } from "./harness.mjs";
import { begin, playThrough, readOn } from "./play-steps.mjs";
import { CASE, framesDrawn, seen, untilScene, untilStill } from "./scene-steps.mjs";

const DUTCH = { locale: "nl" };

/** The names of the files of the scene that were asked for. */
const sceneFiles = (wire) => wire.files().map(({ url }) => new URL(url).pathname).filter((path) => /\/(scene|art\/)/.test(path));

/** Presses the mouse in the middle of an element, whatever lies over it. */
async function pressAt(page, locator) {
  const { x, y, width, height } = await locator.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

test("the moving picture takes the place of the still one, and names stay text", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await untilScene(page);
  assert.equal(await page.locator(".still").isVisible(), false);
  assert.ok(await page.locator(".plate").first().isVisible());
  assert.equal(await page.locator("iframe.scene").getAttribute("aria-hidden"), "true");
});

test("another stage is another picture, and the same stage the same", async (t) => {
  const { page } = await visit(t, { context: { ...DUTCH, reducedMotion: "reduce" } });
  await begin(page);
  await untilScene(page);
  await untilStill(page);
  const first = await seen(page);
  assert.ok(first.equals(await seen(page)), "nothing changes by itself");
  await readOn(page);
  await page.locator(".choices .choice").first().click();
  await untilStill(page);
  assert.ok(!first.equals(await seen(page)), "the picture follows the play");
});

test("pressing a thing in the picture does what its button does", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  const look = async (press) => {
    await begin(page);
    await untilScene(page);
    await readOn(page);
    await untilStill(page);
    await press();
    await page.waitForTimeout(300);
    return page.locator(".talk-side .line").allInnerTexts();
  };
  const byPicture = await look(() => pressAt(page, page.locator(".on-table li").first()));
  await page.locator("a.brand").click();
  const byButton = await look(() => page.locator(".on-table button").first().press("Enter"));
  assert.deepEqual(byPicture, byButton);
});

test("keys go on working after the picture was pressed", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await untilScene(page);
  const lines = () => page.locator(".talk-side .line").count();
  const before = await lines();
  await pressAt(page, page.locator(".stage"));
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "IFRAME");
  await page.keyboard.press(" ");
  await page.waitForTimeout(200);
  assert.ok((await lines()) !== before || (await page.locator("#choose").isVisible()), "space reads on");
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "IFRAME", "Tab never ends up in the picture");
  }
});

test("a lost context costs the picture for a moment and the play nothing", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await untilScene(page);
  const frame = page.frames().find((one) => one.url().includes("scene.html"));
  await frame.evaluate(() => document.querySelector("canvas").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext());
  await page.locator('.stage:not([data-scene="on"])').waitFor({ state: "attached" });
  assert.ok(await page.locator(".still").isVisible(), "the still picture is there");
  await page.locator("#next").click();
  await untilScene(page);
});

test("without WebGL2 the still picture stays, and nothing of the scene is fetched", async (t) => {
  const { page, wire } = await visit(t, { webgl: false, context: DUTCH });
  await begin(page);
  await page.waitForLoadState("networkidle");
  assert.ok(await page.locator(".still").isVisible());
  assert.equal(await page.locator("iframe").count(), 0);
  assert.deepEqual(sceneFiles(wire), []);
});

test("the program of the scene is fetched while the invitation is read, and not before", async (t) => {
  const { page, wire } = await visit(t, { context: DUTCH });
  await page.waitForLoadState("networkidle");
  assert.deepEqual(sceneFiles(wire), []);
  const asked = page.waitForRequest(/scene\.[0-9a-f]+\.wasm/);
  await page.locator(`a[href="#/${CASE}"]`).click();
  await page.locator(".seat").first().waitFor();
  await asked;
  assert.equal(await page.locator("iframe").count(), 0);
});

test("a still table draws nothing", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await untilScene(page);
  await readOn(page);
  await untilStill(page);
  const before = await framesDrawn(page);
  await page.waitForTimeout(3000);
  assert.equal(await framesDrawn(page), before);
});

test("with reduced motion the picture is still from the first moment", async (t) => {
  const { page } = await visit(t, { context: { ...DUTCH, reducedMotion: "reduce" } });
  await begin(page);
  await untilScene(page);
  await page.waitForTimeout(500);
  const before = await framesDrawn(page);
  await page.waitForTimeout(1500);
  assert.equal(await framesDrawn(page), before);
});

test("the picture comes back after a reload, and a whole play goes through under it", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await playThrough(page, async (where) => {
    if (where === "play, options") {
      await page.reload();
      await untilReady(page);
      await untilScene(page);
    }
  });
});
