// A whole play, as people play it: with a mouse, with the keyboard alone, on a phone, in English, with a reload in
// the middle, and again from a decision.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, untilReady, visit } from "./harness.mjs";
import { begin, CASE, choose, fillIn, playThrough, readOn, SEAT, tabTo, talkOut } from "./play-steps.mjs";

const DUTCH = { locale: "nl" };

/** The focus moves when the new content is there, a moment after: waits for it, and says where it is if it never comes. */
async function focusReaches(page, id) {
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
  for (let tries = 0; tries < 100 && (await focused()) !== id; tries += 1) await page.waitForTimeout(20);
  assert.equal(await focused(), id);
}

test("a case is played with the mouse from the invitation to the look-back", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await playThrough(page);
  assert.equal(await page.locator("[aria-current=step]").innerText(), "Terugkijken");
  assert.ok((await page.locator(".her p").count()) > 0, "her words come first");
  assert.equal(await page.locator(".levels tbody tr").count() > 0, true);
  await page.locator("a.brand").click();
  await page.getByText("gespeeld").waitFor();
});

test("a case is played with the keyboard alone", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await tabTo(page, `a[href="#/${CASE}"]`);
  await page.keyboard.press("Enter");
  await page.locator(`[data-seat="${SEAT}"]`).waitFor();
  await tabTo(page, `[data-seat="${SEAT}"]`);
  await page.keyboard.press("Enter");
  await page.locator("#next").waitFor();
  const readOnByKey = async () => {
    for (let line = 0; line < 100; line += 1) {
      await page.locator("#next, #choose").first().waitFor();
      if (!(await page.locator("#next").isVisible())) return;
      await page.keyboard.press(line % 2 ? "Enter" : " ");
      await page.waitForTimeout(30);
    }
  };
  await readOnByKey();
  // After the last line the focus is where one chooses.
  await focusReaches(page, "choose");
  for (let turn = 0; turn < 20; turn += 1) {
    if (turn > 0 && (await page.locator('[data-decision="done"]').isVisible())) break;
    await page.keyboard.press("1");
    // At a key decision one is asked how sure one is: Enter goes on.
    if (await page.locator("#sure-do").isVisible()) await page.keyboard.press("Enter");
    await readOnByKey();
  }
  await tabTo(page, '[data-decision="done"]');
  await page.keyboard.press("Enter");
  await page.locator(".agreement-form, #next").first().waitFor();
  await readOnByKey();
  for (const id of ["gap-need", "gap-service"]) {
    await tabTo(page, `#${id}`);
    await page.keyboard.press("ArrowDown");
  }
  assert.notEqual(await page.locator("#gap-service").inputValue(), "");
  await tabTo(page, "#put-to-her");
  await page.keyboard.press("Enter");
  await readOnByKey();
  await tabTo(page, '[data-decision="done"]');
  await page.keyboard.press("Enter");
  await readOnByKey();
  await tabTo(page, "#to-look-back");
  await page.keyboard.press("Enter");
  await page.locator(".line-of-decisions").waitFor();
});

test("whoever moves on before the focus is given keeps it", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await readOn(page);
  await focusReaches(page, "choose");
  const kept = await page.evaluate(async () => {
    document.querySelector("[data-decision]").click();
    // In the same moment, before the next frame, in which the focus would be given.
    document.querySelector("#language").focus();
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => { requestAnimationFrame(done); });
    return document.activeElement.id;
  });
  assert.equal(kept, "language");
});

test("the number keys can be switched off, and never work while one writes", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await readOn(page);
  const heading = await page.locator("#choose").innerText();
  await page.locator("#settings summary").click();
  await page.locator("#set-keys").focus();
  await page.keyboard.press("1");
  assert.equal(await page.locator("#choose").innerText(), heading);
  await page.locator("#set-keys").uncheck();
  await page.locator("#settings summary").click();
  await page.locator("#choose").focus();
  await page.keyboard.press("1");
  assert.equal(await page.locator("#choose").innerText(), heading);
});

test("a reload in the middle of the lines comes back to the same line", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await readOn(page);
  await page.locator('[data-decision="keuken"]').click();
  await page.locator("#next").waitFor();
  const before = await page.locator(".lines").innerText();
  await page.reload();
  await untilReady(page);
  assert.equal(await page.locator(".lines").innerText(), before);
  assert.ok(await page.locator("#next").isVisible());
  await readOn(page);
  const options = await page.locator(".options").innerText();
  await page.reload();
  await untilReady(page);
  assert.equal(await page.locator(".options").innerText(), options);
});

test("the first page offers to go on where one was", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await readOn(page);
  await page.locator('[data-decision="keuken"]').click();
  await page.locator("#next").waitFor();
  await page.locator("a.brand").click();
  await page.locator("#go-on").click();
  await page.locator("#next").waitFor();
  assert.match(await page.locator(".lines").innerText(), /Corrie/);
});

test("trying again from a decision keeps both attempts", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await playThrough(page);
  await page.locator(".again").nth(1).click();
  await page.locator("#choose").waitFor();
  await page.goto(new URL(`#/${CASE}`, page.url()).href);
  await page.locator(".attempts li").nth(1).waitFor();
  assert.equal(await page.locator(".attempts li").count(), 2);
  const text = await page.locator(".attempts").innerText();
  assert.match(text, /Poging 1/);
  assert.match(text, /Poging 2[\s\S]*Begon bij keuze 1 van poging 1/);
  await page.locator(".attempts a", { hasText: "Terugkijken" }).click();
  await page.locator(".line-of-decisions").waitFor();
});

test("looking something up is a decision once, and can be read ever after", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await readOn(page);
  await page.locator("#open-map").click();
  await page.getByRole("button", { name: /^Zoek op: de ergotherapeut/ }).click();
  await page.locator("#map-ergo + dl").waitFor();
  await focusReaches(page, "map-ergo");
  await page.keyboard.press("Escape");
  await page.locator("#open-map").click();
  assert.ok(await page.locator("#map-ergo + dl").isVisible());
});

test("everything can be read and played in English", async (t) => {
  const { page } = await visit(t, { context: { locale: "en" } });
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await playThrough(page);
  assert.equal(await page.locator("[aria-current=step]").innerText(), "Look back");
});

test("the language can be changed in the middle, and the focus stays", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await readOn(page);
  await page.locator("#language").click();
  await page.getByText("My notes").waitFor();
  await focusReaches(page, "language");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.ok(await page.locator("#choose").isVisible());
});

test("at 320 pixels and at 200 % nothing is wider than the screen", async (t) => {
  const { page } = await visit(t, { context: { ...DUTCH, viewport: { width: 320, height: 640 } } });
  const fits = async (name) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${name}: ${width} pixels wide`);
  };
  await fits("home");
  await playThrough(page, fits);
  await page.locator("#settings summary").click();
  await page.locator("#size-200").check();
  await fits("look-back at 200 %");
  await page.locator("a.brand").click();
  await page.locator("#cases").waitFor();
  await fits("home at 200 %");
});

test("it plays in a browser without WebGL2", async (t) => {
  const { page } = await visit(t, { webgl: false, context: DUTCH });
  await begin(page);
  await readOn(page);
  await choose(page, "keuken");
  assert.ok(await page.locator("#stage svg").isVisible());
});

for (const locale of ["nl", "en"]) {
  test(`no page has an accessibility finding (${locale})`, async (t) => {
    const { page } = await visit(t, { context: { locale, reducedMotion: "reduce" } });
    const findings = [];
    const look = async (name) => findings.push(...(await axe(page)).map((finding) => `${name}: ${finding}`));
    await look("home");
    await page.goto(new URL(`#/${CASE}`, page.url()).href);
    await page.locator(".seat").first().waitFor();
    await look("seats");
    await page.locator("a.brand").click();
    await playThrough(page, look);
    await page.goto(new URL("#/-/play", page.url()).href);
    await page.locator(".lead").waitFor();
    await look("help");
    assert.deepEqual(findings, []);
  });
}

/**
 * Changes words of the packed cases on their way: each with others of the same length, for the lengths are in there
 * too. Answers which of them have come by so far.
 */
async function rewrite(page, changes) {
  const found = new Set();
  await page.route(/\/(cases|words|story)[^/]*\.kt$/, async (route) => {
    const response = await route.fetch();
    let body = (await response.body()).toString("latin1");
    for (const [from, to] of changes) {
      const [old, now] = [from, to].map((text) => Buffer.from(text).toString("latin1"));
      assert.ok(now.length <= old.length);
      if (body.includes(old)) found.add(from);
      body = body.replaceAll(old, now.padEnd(old.length));
    }
    const { "content-encoding": _encoding, "content-length": _length, ...headers } = response.headers();
    await route.fulfill({ status: 200, headers, body: Buffer.from(body, "latin1") });
  });
  await page.reload();
  await untilReady(page);
  return found;
}

test("what looks like a script in a story is shown as text", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  const found = await rewrite(page, [
    ["De schone keuken", "<b>x</b><u>y</u>"],
    ["Corrie zit op een kruk en haalt hoorbaar adem.", "<img src=x onerror=alert(1)>"],
  ]);
  assert.equal(await page.locator(`a[href="#/${CASE}"]`).innerText(), "<b>x</b><u>y</u>");
  await begin(page);
  assert.match(await page.locator(".lines").innerText(), /<img src=x onerror=alert\(1\)>/);
  assert.equal(await page.locator("main img, main script, main u").count(), 0);
  assert.equal(found.size, 2);
});

test("a story that does not arrive whole is said in plain words, and the other cases stay", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await page.route(`**/cases/${CASE}/story*`, (route) => route.fulfill({ status: 200, body: "half" }));
  await page.reload();
  await page.locator(`a[href="#/${CASE}"]`).click();
  await page.locator("main", { hasText: "Het verhaal kon niet geladen worden" }).waitFor();
  await page.locator('a.btn[href="#/"]').click();
  await page.locator('a[href="#/ansaj"]').click();
  await page.locator(".seat").first().waitFor();
});

test("what comes after the first choice may fail to arrive: it is said, asked for again, and nothing is lost", async (t) => {
  const { page } = await visit(t, { context: DUTCH, expect: [/Failed to (load|fetch)/] });
  let broken = true;
  await page.route(/split_|\/rest\./, (route) => (broken ? route.abort() : route.continue()));
  await page.reload();
  await untilReady(page);
  await begin(page);
  await readOn(page);
  await choose(page, "keuken");
  await talkOut(page);
  await choose(page, "done");
  const notice = page.locator(".options [role=alert]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /niet aangekomen/);
  await page.locator('[data-decision="done"]').click();
  await page.locator(".talk-side > [role=alert]").first().waitFor();
  broken = false;
  await page.locator(".talk-side [role=alert] button").last().click();
  await page.locator("[role=alert]").first().waitFor({ state: "detached" });
  await readOn(page);
  await page.locator("#to-look-back").click();
  await page.locator(".line-of-decisions").waitFor();
});

test("a story that changed keeps the old attempt and goes on from what still fits", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await begin(page);
  await readOn(page);
  await choose(page, "keuken");
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.includes("attempt."));
    const attempt = JSON.parse(localStorage[key]);
    attempt.decisions.push("bestaat-niet-meer");
    localStorage[key] = JSON.stringify(attempt);
  });
  await page.reload();
  await page.getByRole("heading", { name: "Dit verhaal is veranderd" }).waitFor();
  await page.getByRole("button", { name: "Ga verder vanaf daar" }).click();
  await page.locator("#choose").waitFor();
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("attempt.")).length), 2);
});

test("a browser that keeps nothing says so once and plays on", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.reload();
  await untilReady(page);
  await begin(page);
  assert.equal(await page.getByText("Deze browser bewaart niets.").count(), 1);
  await readOn(page);
  await choose(page, "keuken");
});

test("what one writes in the look-back stays on the device", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await playThrough(page);
  await page.locator("#write-korthagen-0").fill("Ik wilde te snel helpen.");
  await page.reload();
  await untilReady(page);
  assert.equal(await page.locator("#write-korthagen-0").inputValue(), "Ik wilde te snel helpen.");
});

test("a link with decisions begins there", async (t) => {
  const { page } = await visit(t, { path: `#/${CASE}/${SEAT}/7?decisions=keuken`, context: DUTCH });
  await readOn(page);
  assert.match(await page.locator("#choose").innerText(), /Wat doe je/);
  await talkOut(page);
  await choose(page, "done");
  await fillIn(page);
});
