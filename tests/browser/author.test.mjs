// The author's desk: a teacher opens or begins a case, sees what is wrong at its place, plays while writing, saves, hands it out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cursorBehind, lineOf, open, problems, shipped, text, untilProblems } from "./author-steps.mjs";
import { axe, untilReady, visit as visitIn } from "./harness.mjs";

const DESK = "#/-/author";
const CASE = "de-schone-keuken";
/** In Dutch, unless a test says otherwise. */
const visit = (t, options = {}) => visitIn(t, { ...options, context: { locale: "nl", ...options.context } });
const files = () => [{ name: "story.ron", text: shipped(CASE) }, { name: "en.ron", text: shipped(CASE, "en.ron") }];

test("/author leads to the desk, with and without JavaScript", async (t) => {
  const { page, origin } = await visit(t);
  await page.goto(`${origin}/author/`);
  await page.locator("h1", { hasText: "De schrijftafel" }).waitFor();
  await page.waitForFunction(() => location.hash === "#/-/author");
});

test("a mistake is told at its line while one writes, and is gone when it is mended", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await open(page, files());
  await untilProblems(page, []);
  const line = lineOf(shipped(CASE), 'resident: "corrie"');
  await cursorBehind(page, 'resident: "corri');
  await page.keyboard.type("x");
  await untilProblems(page, ["K301"]);
  assert.equal((await problems(page))[0].line, line);
  assert.match(await page.locator(".problem.stop .help").first().innerText(), /corrie/);
  // The margin says the same.
  await page.locator("case-editor:not([hidden])").evaluate((editor) => {
    if (!editor.shadowRoot.querySelector(".cm-lint-marker-error")) throw new Error("the margin shows nothing");
  });
  await page.keyboard.press("Backspace");
  await untilProblems(page, []);
  assert.equal(await text(page), shipped(CASE));
});

test("the text is checked beside the page, and by the page itself when that breaks", async (t) => {
  const { page } = await visit(t, { path: DESK, expect: [/broken on purpose/] });
  const started = page.waitForEvent("worker");
  await open(page, files());
  const worker = await started;
  const count = () => worker.evaluate(() => globalThis.tasks ?? 0);
  await worker.evaluate(() => addEventListener("message", () => { globalThis.tasks = (globalThis.tasks ?? 0) + 1; }));
  await untilProblems(page, []);
  await cursorBehind(page, 'resident: "corrie');
  // Before the worker is ready the page does it, so write until it was asked.
  for (let tries = 0; tries < 60 && (await count()) === 0; tries += 1) {
    await page.keyboard.type("x");
    await untilProblems(page, ["K301"]);
    await page.keyboard.press("Backspace");
    await untilProblems(page, []);
  }
  // From then on it is asked at every key.
  const before = await count();
  await page.keyboard.type("x");
  await untilProblems(page, ["K301"]);
  assert.ok((await count()) > before, "the page does what the worker is there for");
  await page.keyboard.press("Backspace");
  await untilProblems(page, []);
  // Signs that follow each other sooner than anybody checks: what is told is of the last.
  await page.keyboard.type("xyzabc");
  for (let key = 0; key < 6; key += 1) await page.keyboard.press("Backspace");
  await untilProblems(page, []);
  await page.keyboard.type("x");
  await untilProblems(page, ["K301"]);

  const ended = worker.waitForEvent("close");
  await worker.evaluate(() => void setTimeout(() => { throw new Error("broken on purpose"); }));
  await ended;
  await page.keyboard.press("Backspace");
  await untilProblems(page, []);
  assert.equal(await text(page), shipped(CASE));
  assert.deepEqual(page.workers(), [], "a worker that broke is ended");
});

test("without a worker the page checks by itself, and a worker ends with the desk", async (t) => {
  const { page, url } = await visit(t, { path: DESK, expect: [/worker\.js/, /ERR_FAILED/] });
  await page.route("**/worker.js", (route) => route.abort());
  await open(page, files());
  await cursorBehind(page, 'resident: "corrie');
  await page.keyboard.type("x");
  await untilProblems(page, ["K301"]);
  assert.deepEqual(page.workers(), []);
  await page.keyboard.press("Backspace");
  await page.unroute("**/worker.js");

  // One that a browser or a host kept from an earlier release is not understood, so it is sent away.
  await page.route("**/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: "postMessage(1); addEventListener('message', () => postMessage(new Uint8Array([9, 9])));" }));
  const sentAway = new Promise((done) => { page.once("worker", (old) => old.once("close", done)); });
  await page.reload();
  await untilReady(page);
  await sentAway;
  await cursorBehind(page, 'resident: "corrie');
  await page.keyboard.type("x");
  await untilProblems(page, ["K301"]);
  await page.keyboard.press("Backspace");
  await untilProblems(page, []);
  await page.unroute("**/worker.js");

  const started = page.waitForEvent("worker");
  await page.reload();
  await untilReady(page);
  const worker = await started;
  const ended = worker.waitForEvent("close");
  await page.goto(url);
  await page.locator("#open-files").waitFor({ state: "attached" });
  await ended;
});

test("a problem leads to its place in the text", async (t) => {
  const { page } = await visit(t, { path: DESK });
  const broken = shipped(CASE).replace('minutes: 5', 'minuten: 5');
  await open(page, [{ name: "story.ron", text: broken }]);
  await untilProblems(page, ["K201"]);
  await page.locator(".problem.stop .to-place").first().click();
  await page.waitForFunction(() => document.activeElement.tagName === "CASE-EDITOR");
  const at = await page.locator("case-editor:not([hidden])").evaluate((editor) => editor.at);
  assert.equal(broken.slice(0, at).split("\n").length, lineOf(broken, "minuten"));
});

test("playing begins at the cursor, and goes on after every change", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await open(page, files());
  await page.locator("#tab-play").click();
  await page.locator(".trial-options button").first().waitFor();
  const story = shipped(CASE);
  const choice = story.match(/choices: \{\s*"([\w-]+)"/)[1];
  await cursorBehind(page, `choices: {`);
  await page.locator("#play-from-start").click();
  await cursorBehind(page, `"${choice}": (`);
  await page.locator("#play-from-here").click();
  const button = page.locator(`.trial [data-decision="${choice}"]`);
  await button.waitFor();
  const before = await button.innerText();
  // What is written now is what can be chosen now.
  const words = before.trim().split("\n")[0].replace(/^[“"]|[”"]$/g, "").slice(0, 20);
  await cursorBehind(page, words);
  await page.keyboard.type(" NIEUW");
  await page.waitForFunction((choice) => document.querySelector(`.trial [data-decision="${choice}"]`)?.innerText.includes("NIEUW"), choice);
  await button.click();
  await page.locator(".trial > .trial-lines .said.you").first().waitFor();
  // A choice that is taken away is told, and nothing else is lost.
  await cursorBehind(page, `"${choice}`);
  await page.keyboard.type("x");
  await page.locator(".trial .status.ask").waitFor();
  assert.match(await page.locator(".trial .status.ask").innerText(), new RegExp(choice));
});

test("what is written is there after a reload, and says whether it was saved", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await open(page, files());
  await cursorBehind(page, 'title: "De schone keuken');
  await page.keyboard.type(" van Corrie");
  const before = await text(page);
  // At once: nobody waits half a second before closing a tab.
  await page.reload();
  await untilReady(page);
  await page.locator("case-editor").first().waitFor({ state: "attached" });
  assert.equal(await text(page), before);
  await page.locator("h1", { hasText: "De schone keuken van Corrie" }).waitFor();
  await page.goto(page.url().replace(/#.*/, DESK));
  await page.locator("#cases-here").waitFor();
  assert.match(await page.locator(".attempts").innerText(), /De schone keuken van Corrie/);
});

test("the file is downloaded as it is written", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await open(page, files());
  const wanted = page.waitForEvent("download");
  await page.locator("#download").click();
  const download = await wanted;
  assert.equal(download.suggestedFilename(), "story.ron");
  assert.equal(readFileSync(await download.path(), "utf8"), shipped(CASE));
  await page.locator(".desk-status", { hasText: "Opgeslagen in story.ron" }).waitFor();
});

test("where the browser can, a case is opened in place and saved to the same file", async (t) => {
  const { page } = await visit(t, { path: DESK });
  // A file of the browser's own disk stands in for the picker; everything after it is the real thing.
  await page.evaluate(async (story) => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle("story.ron", { create: true });
    const writer = await handle.createWritable();
    await writer.write(story);
    await writer.close();
    globalThis.showOpenFilePicker = async () => [handle];
  }, shipped(CASE));
  const onDisk = () =>
    page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle("story.ron")).getFile()).text());
  await page.locator("#open-in-place").click();
  await page.locator("#save").waitFor();
  await cursorBehind(page, 'title: "De schone keuken');
  await page.keyboard.type("!");
  await page.keyboard.press("Control+s");
  await page.locator(".desk-status", { hasText: "Opgeslagen in story.ron" }).waitFor();
  assert.match(await onDisk(), /title: "De schone keuken!"/);
  // Another program changes it: nothing is written over without asking.
  await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("story.ron");
    await new Promise((wait) => setTimeout(wait, 20));
    const writer = await handle.createWritable();
    await writer.write("van een ander");
    await writer.close();
  });
  await cursorBehind(page, 'title: "De schone keuken');
  await page.keyboard.type("?");
  await page.locator("#save").click();
  await page.locator("#save-over").waitFor();
  assert.equal(await onDisk(), "van een ander");
  await page.locator("#save-over").click();
  await page.locator(".desk-status", { hasText: "Opgeslagen in story.ron" }).waitFor();
  assert.match(await onDisk(), /title: "De schone keuken\?!"/);
});

test("a case is handed out as a link and as a file, and a student plays it", async (t) => {
  const { page, context, url, complaints } = await visit(t, { path: DESK });
  await open(page, files());
  await page.locator("#tab-share").click();
  const wanted = page.waitForEvent("download");
  await page.locator("#case-file").click();
  const file = readFileSync(await (await wanted).path(), "utf8");
  assert.match(file, /Dit is een casus voor Keukentafel: De schone keuken/);
  const parcel = file.match(/kc1\S+/)[0];
  // A student: another browser would have nothing kept, so this one forgets everything.
  await page.evaluate(() => localStorage.clear());
  await page.goto(new URL(`#/-/open?c=${parcel}`, url).href);
  await page.reload();
  await page.locator("[data-seat]").first().waitFor();
  assert.match(await page.locator("h1").innerText(), /De schone keuken/);
  await page.locator("[data-seat]").first().click();
  await page.locator("#next, #choose").first().waitFor();
  // And after a reload in the middle.
  await page.reload();
  await page.locator("#next, #choose").first().waitFor();
  // In English too: the translation came along.
  await page.locator("#language").click();
  await page.locator("#next, #choose").first().waitFor();
  assert.deepEqual(complaints, []);
  await page.goto(new URL("#/-/open", url).href);
  await page.locator("#case-to-open").setInputFiles([{ name: "x.keukentafel", mimeType: "text/plain", buffer: Buffer.from(file) }]);
  await page.locator("[data-seat]").first().waitFor();
});

test("a damaged link says what to do", async (t) => {
  const { page, url } = await visit(t, { path: "#/-/open?c=kc1AAAABBBB" });
  await page.locator(".status.stop", { hasText: "beschadigd" }).waitFor();
  await page.goto(new URL("#/~1234", url).href);
  await page.locator("p", { hasText: "Deze casus staat niet op deze site." }).waitFor();
});

test("two windows with one case lose nothing", async (t) => {
  const { page, context } = await visit(t, { path: DESK });
  await open(page, files());
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator("case-editor").first().waitFor({ state: "attached" });
  await cursorBehind(page, 'title: "De schone keuken');
  await page.keyboard.type(" een");
  await other.locator("h1", { hasText: "De schone keuken een" }).waitFor();
  assert.match(await text(other), /De schone keuken een/);
});

test("a case is written with the keyboard alone, and Tab leaves the text", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await open(page, files());
  await cursorBehind(page, 'resident: "corri');
  await page.keyboard.type("x");
  await untilProblems(page, ["K301"]);
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "CASE-EDITOR");
  for (let press = 0; press < 20; press += 1) {
    if (await page.evaluate(() => document.activeElement.classList.contains("to-place"))) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "CASE-EDITOR");
  // The whole name is selected, quotes and all.
  for (const key of ["ArrowRight", "ArrowLeft", "ArrowLeft", "Backspace"]) await page.keyboard.press(key);
  await untilProblems(page, []);
});

test("what looks like a script in a case is text at the desk too", async (t) => {
  const { page } = await visit(t, { path: DESK });
  const hostile = shipped(CASE).replaceAll("Corrie", "<img src=x onerror=alert(1)>").replace('minutes: 5', '"<b>": 5');
  await open(page, [{ name: "story.ron", text: hostile }]);
  await page.locator(".problem").first().waitFor();
  assert.equal(await page.locator(".desk img, .desk b b").count(), 0);
});

test("from a template to a translated case: break it, mend it, play it, keep it", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await page.locator("#template-eerste-casus").click();
  await page.locator("case-editor").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.activeElement?.id === "page-title");
  await page.locator("#problem-count", { hasText: "Geen meldingen" }).waitFor();
  // Make it one's own, and make a mistake on the way.
  await cursorBehind(page, 'title: "');
  await page.keyboard.type("Mijn ");
  await cursorBehind(page, "topics: [");
  await page.keyboard.press("Delete");
  await page.locator(".problem.stop").first().waitFor();
  const told = (await problems(page))[0];
  assert.equal(told.line, lineOf(await text(page), "topics: ["));
  await page.keyboard.type('"');
  await untilProblems(page, []);
  // Play it from the middle, to the end.
  await page.locator("#tab-play").click();
  const choice = (await text(page)).match(/"(\w+)": \(say:/)[1];
  await cursorBehind(page, `"${choice}": (say`);
  await page.locator("#play-from-here").click();
  await page.locator(`.trial [data-decision="${choice}"]`).click();
  for (let turn = 0; turn < 30 && !(await page.locator(".trial-scores").isVisible()); turn += 1) {
    const done = page.locator('.trial [data-decision="done"]');
    await ((await done.isVisible()) ? done : page.locator(".trial > .trial-options button").first()).click();
  }
  await page.locator(".trial-scores").waitFor();
  // A table out, filled in as a spreadsheet would, and in again.
  await page.locator("#tab-translation").click();
  await page.locator("#translated", { hasText: "0 van" }).waitFor();
  const wanted = page.waitForEvent("download");
  await page.locator("#table-out").click();
  const table = readFileSync(await (await wanted).path(), "utf8");
  assert.match(table, /^\uFEFF/);
  const [head, ...rows] = table.replace(/^\uFEFF/, "").trimEnd().split(/\r?\n/);
  const at = head.split(";").findIndex((name) => /\(en\)/.test(name));
  const row = rows.find((one) => one.startsWith("title;"));
  const cells = row.split(";");
  cells[at] = "My subscription";
  await page.locator("#table-in").setInputFiles([{ name: "en.csv", mimeType: "text/csv", buffer: Buffer.from(`${head}\r\n${cells.join(";")}\r\nnergens;;;x;y;;;\r\n`) }]);
  await page.locator("#taken", { hasText: "1 nieuw" }).waitFor();
  assert.match(await page.locator(".lines-left", { hasText: "nergens" }).innerText(), /rij 3/);
  await page.locator("#translated", { hasText: "1 van" }).waitFor();
  await page.locator(".file", { hasText: "en.ron" }).click();
  assert.match(await text(page), /My subscription/);
  // All of it is there after a reload.
  await page.reload();
  await untilReady(page);
  await page.locator(".file", { hasText: "en.ron" }).waitFor();
  await page.locator("h1", { hasText: "Mijn " }).waitFor();
});

test("the map shows the whole case, and leads to the text by key and by pointer", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await open(page, files());
  await page.locator("#tab-map").click();
  await page.locator(".map-window svg [data-node]").first().waitFor();
  const nodes = await page.locator(".map-window svg [data-node]").count();
  const topics = (shipped(CASE).match(/\n        "[\w-]+": \(\n\s+title: "/g) ?? []).length;
  assert.ok(nodes > topics, `${nodes} nodes`);
  assert.deepEqual(await axe(page), []);
  // The list says the same, and every line of it leads to the text.
  const list = page.locator(".map-list");
  if (await list.locator("summary").first().isVisible()) await list.locator("summary").first().click();
  await list.locator(".to-place").nth(5).click();
  await page.waitForFunction(() => document.activeElement.tagName === "CASE-EDITOR");
  // With the keyboard: into the picture, along it, and to the text.
  await page.locator('.map-window [data-node][tabindex="0"]').focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.tagName === "CASE-EDITOR");
});

test("trial plays say what to look at first, and whether the score is fair", async (t) => {
  const { page } = await visit(t, { path: DESK });
  await open(page, files());
  await page.locator("#tab-fairness").click();
  await page.locator("#trial-plays").click();
  await page.locator("#to-look-at").waitFor();
  assert.match(await page.locator(".fairness").innerText(), /Is de score eerlijk\?/);
  assert.equal(await page.locator(".by-way tbody tr").first().locator("td").count(), 2);
  assert.deepEqual(await axe(page), []);
  // Figures of an earlier text are not shown.
  await cursorBehind(page, 'title: "');
  await page.keyboard.type("x");
  await page.locator("#trial-plays").waitFor();
});

test("a story from Twine becomes a case on the desk, and a case goes back", async (t) => {
  const { page } = await visit(t, { path: DESK });
  const twee = ":: StoryTitle\nDe brief\n\n:: StoryData\n{\"start\": \"Begin\"}\n\n:: Begin\nMia: Er is een brief.\n<<set $x to 1>>\n[[Lees hem->Brief]]\n[[Leg hem weg->Weg]]\n\n:: Brief\nMia: Ik begrijp hem niet.\n\n:: Weg\nDe brief ligt op tafel.\n";
  await open(page, [{ name: "brief.twee", text: twee }]);
  await page.locator(".notice", { hasText: "Twine" }).waitFor();
  await untilProblems(page, []);
  assert.match(await text(page), /Ik begrijp hem niet/);
  await page.locator("#tab-share").click();
  const wanted = page.waitForEvent("download");
  await page.locator("#to-twine").click();
  const back = readFileSync(await (await wanted).path(), "utf8");
  assert.match(back, /^:: /m);
  assert.match(back, /Ik begrijp hem niet/);
});

for (const locale of ["nl", "en"]) {
  test(`the pages of an author are accessible, also at 320 pixels (${locale})`, async (t) => {
    const { page, url } = await visit(t, { path: DESK, context: { locale } });
    assert.deepEqual(await axe(page), []);
    await open(page, [{ name: "story.ron", text: shipped(CASE).replace("minutes: 5", "minuten: 5") }, files()[1]]);
    await untilProblems(page, ["K201"]);
    assert.deepEqual(await axe(page), []);
    await open_tabs(page);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
    assert.deepEqual(await axe(page), []);
    await page.goto(new URL("#/-/open", url).href);
    await page.locator("#paste-case").waitFor();
    assert.deepEqual(await axe(page), []);
  });
}

/** Every panel beside the text, with a case that can be played. */
async function open_tabs(page) {
  await cursorBehind(page, "minut");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Delete");
  await page.keyboard.type("es");
  await untilProblems(page, []);
  for (const tab of await page.locator(".tab").all()) {
    await tab.click();
    await page.locator(".side-panel").waitFor();
    assert.deepEqual(await axe(page), [], await tab.innerText());
  }
}
