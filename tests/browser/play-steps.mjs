// Steps of a play, for the tests of the pages: open a case, read on, choose, agree, let the month pass. Everything is
// done as a player would, by what is on the page.

/** The small case every machine has. */
export const CASE = "de-schone-keuken";
export const SEAT = "gemeente";

/** Opens the case and begins to play. */
export async function begin(page) {
  await page.locator(`a[href="#/${CASE}"]`).click();
  await page.locator(`[data-seat="${SEAT}"]`).click();
  await page.locator("#next, #choose").first().waitFor();
}

/** At a key decision: goes on without saying how sure one is. Whether one was asked. */
export async function sayNothing(page) {
  const asked = await page.locator("#sure-do").isVisible();
  if (asked) await page.locator("#sure-do").click();
  return asked;
}

/** Reads line by line until something can be chosen. */
export async function readOn(page) {
  for (let line = 0; line < 200; line += 1) {
    await page.locator("#next, #choose").first().waitFor();
    if (await sayNothing(page)) continue;
    if (!(await page.locator("#next").isVisible())) return;
    await page.locator("#next").click();
  }
  throw new Error("the lines never ended");
}

/** Chooses what leads to this decision, and reads what comes of it. */
export async function choose(page, decision) {
  await page.locator(`[data-decision="${decision}"]`).click();
  await readOn(page);
}

/** Takes the first thing to say or do until the chapter can be finished. */
export async function talkOut(page) {
  for (let turn = 0; turn < 30; turn += 1) {
    await readOn(page);
    if (await page.locator('[data-decision="done"]').isVisible()) return;
    await page.locator(".choices .choice").first().click();
  }
  throw new Error("the talk never ended");
}

/** Fills the first option in every gap. */
export async function fillIn(page) {
  for (const gap of await page.locator(".slot").all()) await gap.selectOption({ index: 1 });
}

/** From the table on, whatever was done there, to the look-back; without an agreement. */
export async function finish(page) {
  await talkOut(page);
  await choose(page, "done");
  await page.locator('[data-decision="done"]').click();
  await readOn(page);
  await page.locator("#to-look-back").click();
  await page.locator(".line-of-decisions").waitFor();
}

/** From the table to the look-back, with one agreement put to her and one just noted; `at` is called on every page. */
export async function playThrough(page, at = async () => {}) {
  await begin(page);
  await at("play, first line");
  await readOn(page);
  await at("play, options");
  await choose(page, "keuken");
  await at("play, in a talk");
  await talkOut(page);
  await choose(page, "done");
  await at("agreements");
  await fillIn(page);
  await page.locator("#put-to-her").click();
  await readOn(page);
  await fillIn(page);
  await page.locator("#just-note").click();
  await readOn(page);
  await at("agreements, made");
  await page.locator('[data-decision="done"]').click();
  await page.locator("#next").click();
  await page.locator("#next").click();
  await at("month");
  await readOn(page);
  await at("month, over");
  await page.locator("#to-look-back").click();
  await page.locator(".line-of-decisions").waitFor();
  await at("look-back");
}

/** Presses Tab until something that fits has the focus. */
export async function tabTo(page, selector) {
  for (let press = 0; press < 120; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${selector}`);
}
