// The moving picture: it comes, it follows the play, it can be played, and whatever becomes of it the play goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, untilReady, visit } from "./harness.mjs";
import { begin, playThrough, readOn, sayNothing } from "./play-steps.mjs";
import { CASE, framesDrawn, pick, places, seen, untilScene, untilStill } from "./scene-steps.mjs";

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

test("a whole play goes by pointing in the picture alone", async (t) => {
  const { page } = await visit(t, { context: { ...DUTCH, reducedMotion: "reduce" } });
  await begin(page);
  await untilScene(page);
  const sheet = page.locator("#pointed");
  const lines = () => page.locator(".talk-side").innerText();
  const pointed = new Set();
  const decided = [];
  for (let turn = 0; turn < 200; turn += 1) {
    await sayNothing(page);
    const here = Object.keys(await places(page));
    if (!here.some((name) => !name.includes(":"))) {
      // Another room is being set up.
      await page.waitForTimeout(60);
      continue;
    }
    if (await page.locator("#next").isVisible()) {
      // Whoever is pointed at while somebody talks goes on talking.
      await pick(page, here.find((name) => !name.includes(":") && name !== "notebook"));
      await page.waitForTimeout(60);
      continue;
    }
    const thing = here.find((name) => name.startsWith("thing:") && !pointed.has(name));
    if (thing) {
      pointed.add(thing);
      const before = await lines();
      await pick(page, thing);
      await page.waitForFunction((text) => document.querySelector(".talk-side").innerText !== text, before);
      continue;
    }
    // First whoever has something to talk about; the notebook, which ends the chapter, last.
    const order = here.filter((name) => !name.includes(":")).sort((one, other) => (one === "notebook") - (other === "notebook"));
    let found = false;
    for (const name of order) {
      await pick(page, name);
      await sheet.waitFor();
      const option = sheet.locator(".choices button").first();
      if (await option.isVisible()) {
        decided.push(name);
        await option.click();
        found = true;
        break;
      }
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "detached" });
    }
    assert.ok(found, `nothing in the picture leads on: ${await page.locator("main").innerText()}`);
    if (page.url().includes("look-back")) break;
    // The form stands in the page; without an agreement the chapter ends from the notebook too.
    if (await page.locator(":focus").evaluate((one) => one.id === "agreement-title").catch(() => false)) {
      await pick(page, "notebook");
      await sheet.locator(".choices [data-decision=done]").click();
    }
    await page.waitForTimeout(60);
  }
  await page.locator(".line-of-decisions").waitFor();
  assert.ok(decided.some((name) => name !== "notebook"), "somebody was addressed");
  assert.ok(pointed.size > 0, "a thing was picked up");
});

test("an agreement lies on the table as a sheet, and can be read there; the look-back shows the table again", async (t) => {
  const { page } = await visit(t, { context: { ...DUTCH, reducedMotion: "reduce" } });
  await playThrough(page, async (where) => {
    if (where !== "agreements, made") return;
    await untilScene(page);
    await untilStill(page);
    await pick(page, "agreement:1");
    const sheet = page.locator("#pointed");
    await sheet.waitFor();
    assert.deepEqual(await axe(page), []);
    const text = await sheet.innerText();
    assert.match(text, /Afspraak 2/);
    const [box, window] = [await sheet.boundingBox(), page.viewportSize()];
    assert.ok(box.y >= 0 && box.y + box.height <= window.height, "it stands whole in the window");
    assert.equal(await page.locator(".stage").evaluate((one) => one.scrollTop), 0, "the picture stays where it is");
    const noted = await page.locator("#notebook .notes").last().locator("li").nth(1).innerText();
    assert.ok(text.includes(noted.split("\n").pop()), `${text} tells ${noted}`);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
  });
  await untilScene(page);
  await untilStill(page);
  assert.ok((await places(page))["agreement:0"], "the sheets lie there");
  assert.equal(await page.locator(".stage").getAttribute("data-room"), "kitchen");
  await pick(page, "agreement:0");
  await page.locator("#pointed").getByText("Afspraak 1").waitFor();
});

test("who was put in the background for a minute comes back to the same line and the picture", async (t) => {
  const { page, devtools } = await visit(t, { context: DUTCH });
  await begin(page);
  await untilScene(page);
  const before = await page.locator(".lines").innerText();
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  assert.equal(await page.locator(".lines").innerText(), before);
  await page.locator('.stage[data-scene="on"]').waitFor({ state: "attached", timeout: 2000 });
  const drawn = await framesDrawn(page);
  await readOn(page);
  await page.waitForTimeout(1500);
  assert.ok((await framesDrawn(page)) > drawn, "it moves on");
});
