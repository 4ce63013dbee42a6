// Looking back alone: two attempts side by side, pictures with their words, key decisions that come up again, and paper.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axe, untilReady, visit } from "./harness.mjs";
import { begin, CASE, finish, playThrough, readOn, SEAT, tabTo } from "./play-steps.mjs";

const DUTCH = { locale: "nl" };

const plays = readFileSync(new URL("../plays/ansaj.txt", import.meta.url), "utf8").split("\n");
/** The look-back at a play of the Ansaj case that the engine's tests play too. */
const played = (play) => `#/ansaj/gemeente/1?decisions=${plays.find((line) => line.startsWith(`gemeente ${play} `)).split(" ")[2]}&look-back`;

/** Opens another page of the site, and waits for its look-back. */
async function goTo(page, hash) {
  await page.goto(new URL(hash, page.url()).href);
  await page.locator(".line-of-decisions").waitFor();
}

/** Begins the small case and comes to its first key decision; the question may be asked from then on. */
async function toKeyDecision(page) {
  const keys = page.waitForResponse(/\/debrief\./);
  await begin(page);
  await readOn(page);
  await page.locator('[data-decision="keuken"]').click();
  await readOn(page);
  await (await keys).finished();
  await page.waitForTimeout(100);
}

test("after trying again, the two attempts lie side by side: where they part, and what that changed", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await playThrough(page);
  await page.locator(".again").nth(1).click();
  await page.locator("#choose").waitFor();
  await page.locator('[data-decision="daarna"]').click();
  await readOn(page);
  await page.locator('[data-decision="wat_was"]').click();
  await readOn(page);
  await finish(page);
  // The attempt it began in is offered to lay beside it.
  assert.match(await page.locator(".pair-offer").innerText(), /begon bij keuze 1 van poging 1/);
  await tabTo(page, ".pair-offer a");
  await page.keyboard.press("Enter");
  await page.locator(".side-by-side").waitFor();
  assert.match(page.url(), /attempt=2&look-back&beside=1/);
  await page.waitForFunction(() => document.activeElement?.id === "beside");
  const text = await page.locator(".side-by-side").innerText();
  assert.match(text, /De eerste keuze is in beide gelijk\. Bij keuze 2 koos je anders\./);
  const [mine, theirs] = await page.locator(".side-by-side .one-of-two").allInnerTexts();
  assert.match(mine, /Poging 2 \(deze\)[\s\S]*Wat blijft er over van uw week/);
  assert.match(theirs, /Poging 1[\s\S]*Het lukt u dus nog/);
  // What that changed agrees with the two look-backs themselves.
  const heard = async () => page.locator("tr", { has: page.getByText("donderdag weer zingen", { exact: true }) }).locator("td").nth(1).innerText();
  assert.match(await heard(), /^ja/);
  assert.match(await page.locator(".changes li", { hasText: "donderdag weer zingen" }).first().innerText(), /Poging 2 \(deze\):[\s\S]*gehoord[\s\S]*Poging 1:[\s\S]*niet gehoord/);
  assert.deepEqual(await axe(page), []);
  await page.reload();
  await page.locator(".side-by-side").waitFor();
  await page.locator(".side-by-side a").click();
  await page.locator(".side-by-side").waitFor({ state: "detached" });
});

test("any attempt can be laid beside another from the list, and what cannot is said with the remedy", async (t) => {
  const { page } = await visit(t, { path: played("seed"), context: DUTCH });
  await page.locator(".line-of-decisions").waitFor();
  await goTo(page, played("careful"));
  await page.locator("#attempts").waitFor();
  await page.locator(".attempts .lay-beside").click();
  await page.locator(".side-by-side").waitFor();
  const ropes = await page.locator(".changes li", { hasText: "Touwen na de maand" }).innerText();
  assert.match(ropes, /Poging 2 \(deze\):[\s\S]*0[\s\S]*Poging 1:[\s\S]*6/);
  await goTo(page, "#/ansaj/gemeente/1?attempt=2&look-back&beside=9");
  assert.match(await page.locator(".side-by-side").innerText(), /Poging 9 staat niet op dit apparaat\. Kies hieronder/);
  await goTo(page, "#/ansaj/gemeente/1?attempt=2&look-back&beside=2");
  assert.match(await page.locator(".side-by-side").innerText(), /Dit is poging 2 zelf\. Kies hieronder/);
});

test("side by side becomes one column on a phone, with the difference first, and fits at 320 pixels", async (t) => {
  const { page } = await visit(t, { path: played("seed"), context: { ...DUTCH, viewport: { width: 320, height: 640 } } });
  await page.locator(".line-of-decisions").waitFor();
  await goTo(page, played("careful"));
  await page.waitForFunction(() => location.hash.includes("attempt=2"));
  await goTo(page, "#/ansaj/gemeente/1?attempt=2&look-back&beside=1");
  await page.locator(".side-by-side").waitFor();
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".changes li")).gridTemplateColumns.split(" ").length === 1);
  const tops = await page.evaluate(() => [".side-by-side .lead", ".changes", ".her"].map((one) => document.querySelector(one).getBoundingClientRect().top));
  assert.deepEqual(tops, [...tops].sort((one, other) => one - other));
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  assert.deepEqual(await axe(page), []);
});

test("every picture says the same as the words beside it", async (t) => {
  const { page } = await visit(t, { path: played("seed"), context: DUTCH });
  await page.locator(".profile .reach").first().waitFor();
  const count = (selector) => page.locator(selector).count();
  assert.equal(await count(".timeline.lying .sign-ground"), await count(".month-list > li"));
  assert.equal(await count(".timeline.lying .sheet"), await count('[aria-labelledby="referral-ledger"] tbody tr'));
  assert.equal(await count(".ropes-list > li"), 6);
  assert.equal(await page.locator(".ropes .pair > div").last().locator(".rope-number").count(), 6);
  assert.equal(await count(".profile .dimension-number"), await count(".levels tbody tr"));
  assert.equal(await count(".profile path.never"), await page.locator(".levels tbody tr", { hasText: "Kwam niet langs" }).count());
  assert.equal(await count(".profile rect.missed"), await page.locator(".levels tbody tr", { hasText: "gemist" }).count());
  // The way back from the month to the decision.
  await page.locator(".month-list .to-decision").first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "decision-20");
  assert.match(await page.locator(".ropes").innerText(), /Van de stoel van Henk: een gratis budgetcoach \(afspraak 4, niet gevraagd\)/);
  for (const picture of await page.locator(".timeline, .ropes-picture, .profile").all()) {
    assert.equal(await picture.getAttribute("aria-hidden"), "true");
  }
});

test("policy and system stand apart from the five steps, and what is written there is kept", async (t) => {
  const { page } = await visit(t, { path: played("careful"), context: DUTCH });
  await page.getByRole("heading", { name: "Wat leert jouw organisatie hiervan?" }).waitFor();
  await page.getByRole("heading", { name: "Moet dit systeem zo blijven?" }).waitFor();
  await page.locator("#write-policy").fill("Eerst vragen, dan bellen.");
  await page.locator("#write-system").fill("Eén deur.");
  await page.reload();
  await untilReady(page);
  await page.locator("#write-system").waitFor();
  assert.equal(await page.locator("#write-policy").inputValue(), "Eerst vragen, dan bellen.");
  assert.equal(await page.locator("#write-system").inputValue(), "Eén deur.");
});

test("on paper there are no buttons, everything is opened, and there is room to write", async (t) => {
  const { page } = await visit(t, { path: played("seed"), context: DUTCH });
  await page.locator(".profile .reach").first().waitFor();
  await page.locator("#write-korthagen-0").fill("Ik wilde te snel helpen.");
  await page.emulateMedia({ media: "print" });
  const shown = (selector) => page.evaluate((wanted) => [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility() && one.getClientRects().length).length, selector);
  assert.equal(await shown("button, .btn, textarea, .bar, .stage, input, .share"), 0);
  assert.ok((await shown(".why .points li")) > 0, "reasons are printed");
  assert.ok((await shown(".others li")) > 0, "what else was possible is printed");
  assert.equal(await shown(".written"), 1);
  assert.equal(await shown(".rule") % 4, 0);
  assert.ok((await shown(".rule")) >= 4 * 4, "four lines below each question that is still open");
  const first = await page.evaluate(() => [".her", ".timeline.lying", ".line-of-decisions", ".writing"].map((one) => document.querySelector(one).getBoundingClientRect().top));
  assert.deepEqual(first, [...first].sort((one, other) => one - other), "her words first");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages > 2 && pages < 40, `${pages} pages`);
  // Afterwards everything is folded again.
  await page.emulateMedia({ media: "screen" });
  await page.waitForFunction(() => document.querySelectorAll(".look-back details[open]").length === 0);
});

test("at a key decision one is asked how sure one is and why, and the look-back brings both up again", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await toKeyDecision(page);
  await page.locator('[data-decision="zelf"]').click();
  await page.locator("#sure-do").waitFor();
  assert.match(await page.locator(".sure").innerText(), /Het lukt u dus nog/);
  await page.waitForFunction(() => document.activeElement?.id === "choose");
  assert.deepEqual(await axe(page), []);
  // Something else after all: the options are back, and nothing was decided.
  await page.locator("#sure-back").click();
  await page.waitForFunction(() => document.activeElement?.id === "choose");
  await page.locator('[data-decision="zelf"]').click();
  await page.getByLabel("vrij zeker").check();
  await page.locator("#sure-reason").fill("Ze <b>lachte</b> erbij.");
  await page.locator("#sure-do").click();
  await page.locator("#next").waitFor();
  await page.reload();
  await untilReady(page);
  await finish(page);
  const moment = page.locator("li", { has: page.locator("#decision-1") }).locator(".key-moment");
  await moment.waitFor();
  assert.match(await moment.innerText(), /Je was toen vrij zeker\. Je schreef: “Ze <b>lachte<\/b> erbij\.”/);
  await moment.locator("textarea").fill("Ik zou vragen: en daarna?");
  await page.reload();
  await untilReady(page);
  await moment.waitFor();
  assert.equal(await moment.locator("textarea").inputValue(), "Ik zou vragen: en daarna?");
  assert.match(await moment.innerText(), /vrij zeker/);
  assert.deepEqual(await axe(page), []);
  // A branch keeps what was said at decisions that both share, and asks anew where it decides anew.
  await page.locator(".again").nth(2).click();
  await page.locator("#choose").waitFor();
  await finish(page);
  await moment.waitFor();
  assert.match(await moment.innerText(), /Je was toen vrij zeker\. Je schreef/);
  await page.locator(".again").nth(1).click();
  await page.locator('[data-decision="uren"]').click();
  await finish(page);
  await moment.waitFor();
  assert.match(await moment.innerText(), /Je zei toen niet hoe zeker je was/);
});

test("the question goes by keyboard alone, with numbers, and slows nobody who has nothing to say", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await toKeyDecision(page);
  await page.keyboard.press("2");
  await page.locator("#sure-do").waitFor();
  await page.keyboard.press("4");
  assert.ok(await page.getByLabel("heel zeker").isChecked());
  await tabTo(page, "#sure-reason");
  await page.keyboard.type("1 uur is genoeg");
  // Another language in the middle loses nothing of it.
  for (const words of ["How sure are you?", "Hoe zeker ben je?"]) {
    await page.locator("#language").click();
    await page.getByText(words).waitFor();
  }
  assert.equal(await page.locator("#sure-reason").inputValue(), "1 uur is genoeg");
  assert.ok(await page.getByLabel("heel zeker").isChecked(), "a number in the reason is a number");
  await page.locator("#sure-reason").press("Escape");
  await page.locator("#sure-do").waitFor({ state: "detached" });
  // Two presses and one is past it.
  await page.keyboard.press("1");
  await page.locator("#sure-do").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "choose");
  await page.keyboard.press("Enter");
  await page.locator("#next").waitFor();
  assert.match(await page.locator(".lines").innerText(), /Het lukt u dus nog/);
});

test("whoever does not want the question switches it off", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await toKeyDecision(page);
  await page.locator("#settings summary").click();
  await page.getByLabel("Vraag bij sleutelmomenten hoe zeker ik ben").uncheck();
  await page.locator("#settings summary").click();
  await page.locator('[data-decision="zelf"]').click();
  await page.locator("#next").waitFor();
  assert.equal(await page.locator("#sure-do").count(), 0);
});

test("the question, and the look-back with two attempts, read in English without a finding", async (t) => {
  const { page } = await visit(t, { context: { locale: "en", reducedMotion: "reduce" } });
  await toKeyDecision(page);
  await page.locator('[data-decision="zelf"]').click();
  await page.locator("#sure-do", { hasText: "This is what I do" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.locator("#sure-do").click();
  await finish(page);
  await page.goto(new URL(`#/${CASE}/${SEAT}/7`, page.url()).href);
  await readOn(page);
  await page.locator('[data-decision="keuken"]').click();
  await finish(page);
  await page.locator(".attempts .lay-beside").first().click();
  await page.getByRole("heading", { name: /Attempt \d beside attempt \d/ }).waitFor();
  assert.deepEqual(await axe(page), []);
});
