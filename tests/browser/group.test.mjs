// Looking back together without a server: hand in by link, QR, file and code; collect; follow the script; decide again.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as steps from "./group-steps.mjs";
import { axe, untilReady, visit } from "./harness.mjs";
import { playThrough } from "./play-steps.mjs";

const DUTCH = { locale: "nl" };
const BEAMER = { locale: "nl", viewport: { width: 1920, height: 1080 } };
const folder = () => mkdtempSync(join(tmpdir(), "keukentafel-"));

test("two plays from different seats come together by link, QR, file and pasted code", async (t) => {
  const { page } = await visit(t, { path: steps.played("gemeente", "careful"), context: { ...DUTCH, deviceScaleFactor: 2 } });
  const first = await steps.share(page);
  assert.match(first.code, /^kt1[02-9ac-hj-np-z]+$/);
  assert.ok(first.link.endsWith(`#/-/group?r=${first.code}`), first.link);
  // Read by a library that did not draw it; capitals make it small, and say the same.
  assert.equal(steps.readQr(first.qr).toLowerCase(), first.link.toLowerCase());

  await steps.go(page, steps.played("rechtswinkel", "seed"));
  await page.locator("#share-open").waitFor();
  const second = await steps.share(page);
  assert.notEqual(second.code, first.code);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#share-file").click()]);
  const file = join(folder(), download.suggestedFilename());
  await download.saveAs(file);
  const text = readFileSync(file, "utf8");
  assert.match(text, /Geef dit bestand aan wie de groep begeleidt/);
  assert.match(text, /Give this file to whoever leads the group/);
  assert.ok(text.includes(second.link));

  // By link: the page asks first.
  await steps.go(page, new URL(first.link).hash);
  await page.locator("#add-from-link").waitFor();
  assert.match(await page.locator(".from-link").innerText(), /Ansaj/);
  assert.equal(new URL(page.url()).hash, "#/-/group", "what the link brought does not stay in the history");
  await page.locator("#add-from-link").click();
  await page.locator(".in-bar").waitFor();
  await steps.settled(page);
  assert.equal(await steps.count(page), 1);

  // By file.
  await steps.openCollect(page);
  await page.locator("#collect-files").setInputFiles(file);
  await page.getByText("1 toegevoegd").waitFor();
  assert.equal(await steps.count(page), 2);

  // Both again, pasted in a mail, in groups and capitals: they are known.
  const grouped = second.code.toUpperCase().match(/.{1,4}/g).join(" ");
  const said = await steps.paste(page, `Hoi,\n> mijn resultaat: ${first.link}\nen dat van Sam is ${grouped}\nGroet!`);
  assert.match(said, /2 waren er al/);
  assert.equal(await steps.count(page), 2);

  // Closing the tab loses nothing.
  await page.reload();
  await untilReady(page);
  await page.locator(".in-bar").waitFor();
  await steps.settled(page);
  assert.equal(await steps.count(page), 2);
  const decision = await steps.firstDecision(page);
  assert.ok(decision > 1);
  assert.match(await page.locator(".options-chosen").innerText(), /\d van 2/);
});

test("nothing is shared before it is asked for, and of what was written only what is ticked", async (t) => {
  const { page } = await visit(t, { path: steps.played("gemeente", "careful"), context: DUTCH });
  await page.locator("#write-korthagen-0").fill("Ik wilde <b>snel</b> <script>alert(1)</script> klaar zijn.");
  await page.locator("#write-korthagen-1").fill("Dit houd ik voor mijzelf.");
  assert.equal(await page.locator("#code-text").count(), 0);
  await steps.openShare(page);
  assert.equal(await page.locator("#code-text").count(), 0);
  const boxes = page.locator(".tick-box input");
  assert.equal(await boxes.count(), 2);
  for (const box of await boxes.all()) assert.equal(await box.isChecked(), false);
  const bare = await steps.share(page);
  assert.ok(!bare.link.includes("~"));
  await page.locator("#share-korthagen-0").check();
  await page.waitForFunction(() => document.querySelector("#link-text").value.includes("~"));
  const link = await page.locator("#link-text").inputValue();
  const words = Buffer.from(link.split("~")[1], "base64url").toString("utf8");
  assert.match(words, /snel/);
  assert.doesNotMatch(words, /voor mijzelf/);
  assert.equal((await page.locator("#code-text").inputValue()).replaceAll(" ", ""), bare.code, "words change nothing in the code itself");
  // Words that change after the code was made do not travel in their old form, and those that go are not ticked any more.
  const passedOn = async () => Buffer.from((await page.locator("#link-text").inputValue()).split("~")[1] ?? "", "base64url").toString("utf8");
  await page.locator("#write-korthagen-0").fill("Ik wilde rustig beginnen.");
  await page.locator("#share-make").focus();
  await page.waitForFunction((old) => document.querySelector("#link-text").value !== old, link);
  assert.match(await passedOn(), /rustig/);
  assert.doesNotMatch(await passedOn(), /snel/);
  await page.locator("#write-korthagen-0").fill("");
  await page.locator("#share-make").focus();
  await page.waitForFunction(() => !document.querySelector("#link-text").value.includes("~"));
  await page.locator("#write-korthagen-0").fill("Toch niet.");
  await page.locator("#share-make").focus();
  await page.locator("#share-korthagen-0").waitFor();
  assert.equal(await page.locator("#share-korthagen-0").isChecked(), false);
  assert.ok(!(await page.locator("#link-text").inputValue()).includes("~"));
  assert.deepEqual(await axe(page), []);
});

test("what cannot be taken is told with its reason, and the place of a mistyped sign", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await steps.beginGroup(page);
  const [one, two] = steps.codes(2);
  const [other] = steps.codes(1, "de-schone-keuken");
  const at = 12;
  const wrong = one[at] === "q" ? "p" : "q";
  const damaged = one.slice(0, at) + wrong + one.slice(at + 1);
  const said = await steps.paste(page, `${damaged}\n${two}\n${other}\n`);
  assert.match(said, /1 toegevoegd/);
  assert.match(said, /2 niet gelezen/);
  const refused = await page.locator(".refused").innerText();
  assert.match(refused, new RegExp(`teken ${at + 1}`), refused);
  assert.match(refused, /andere casus: De schone keuken/i);
  assert.match(await steps.paste(page, "Dag allemaal, tot morgen!"), /1 niet gelezen/);
  assert.match(await page.locator(".refused").innerText(), /geen code/);
  assert.equal(await steps.count(page), 1);
  const [old] = steps.codes(1, steps.otherVersion("ansaj", folder()));
  assert.match(await steps.paste(page, old), /1 niet gelezen/);
  assert.match(await page.locator(".refused").innerText(), /andere versie/);
  assert.equal(await steps.count(page), 1);
  assert.deepEqual(await axe(page), []);
});

test("codes of a case that cannot be fetched wait, and hold up none of the others", async (t) => {
  const { page } = await visit(t, { context: DUTCH, expect: [/Failed to (load|fetch)/] });
  let broken = true;
  await page.route(/cases\/de-schone-keuken\//, (route) => (broken ? route.abort() : route.continue()));
  await steps.beginGroup(page);
  const [foreign] = steps.codes(1, "de-schone-keuken");
  const said = await steps.paste(page, [foreign, ...steps.codes(2)].join("\n"));
  assert.match(said, /2 toegevoegd/);
  assert.doesNotMatch(said, /niet gelezen/);
  await page.getByText("konden niet opgehaald worden").waitFor();
  assert.equal(await page.locator(".refused").count(), 0);
  assert.deepEqual(await axe(page), []);
  // What stood behind it is kept.
  await page.reload();
  await untilReady(page);
  await page.locator(".in-bar").waitFor();
  await steps.settled(page);
  assert.equal(await steps.count(page), 2);
  await steps.paste(page, foreign);
  await page.locator("#ask-cases").waitFor();
  broken = false;
  await page.locator("#ask-cases").click();
  await page.locator(".refused").waitFor();
  assert.match(await page.locator(".refused").innerText(), /andere casus: De schone keuken/i);
  assert.equal(await page.locator("#ask-cases").count(), 0);
});

test("a link of a case that cannot be fetched says so and asks again", async (t) => {
  const { page } = await visit(t, { context: DUTCH, expect: [/Failed to (load|fetch)/] });
  let broken = true;
  await page.route(/cases\/de-schone-keuken\//, (route) => (broken ? route.abort() : route.continue()));
  const [code] = steps.codes(1, "de-schone-keuken");
  await steps.go(page, `#/-/group?r=${code}`);
  await page.locator("#ask-cases").waitFor();
  const text = await page.locator(".from-link").innerText();
  assert.match(text, /kon niet opgehaald worden/);
  assert.doesNotMatch(text, /die hier niet staat/);
  broken = false;
  await page.locator("#ask-cases").click();
  await page.locator("#add-from-link").waitFor();
});

test("many damaged long codes do not stop the page, and reading can be stopped", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await steps.beginGroup(page);
  const damaged = Array.from({ length: 300 }, (_, at) => `kt1${"qpzry9x8"[at % 8].repeat(900 + at % 90)}`);
  await steps.openCollect(page);
  await page.locator("#collect-text").fill(damaged.join("\n"));
  await page.locator("#collect-add").click();
  await page.locator("#tally", { hasText: "300 niet gelezen" }).waitFor();
  assert.equal(await page.locator(".refused li").count(), 60);
  await page.locator("#collect-text").fill(steps.codes(2000).join("\n"));
  // Pressed in the first moment there is a button, before the codes are through.
  await page.evaluate(() => {
    new MutationObserver((_, watch) => {
      const button = document.querySelector("#stop-reading");
      if (!button) return;
      watch.disconnect();
      button.click();
    }).observe(document.body, { subtree: true, childList: true });
    document.querySelector("#collect-add").click();
  });
  await page.locator("#tally", { hasText: "overgeslagen" }).waitFor();
  assert.ok((await steps.count(page)) < 2000);
  assert.equal(await page.locator("#stop-reading").count(), 0);
});

test("two windows with one group go on together", async (t) => {
  const { page, context } = await visit(t, { context: DUTCH });
  await steps.beginGroup(page);
  await steps.paste(page, steps.codes(3).join("\n"));
  const decision = await steps.firstDecision(page);
  const beamer = await context.newPage();
  await beamer.goto(page.url());
  await untilReady(beamer);
  await beamer.locator(`.steps li:nth-child(${decision}) [aria-current=step]`).waitFor();
  await beamer.locator("#screen-mode").click();
  await page.locator("#vote-again").click();
  await page.locator("#hands-0").fill("3");
  await page.locator("#hands-0").press("Tab");
  // The hands of one window arrive in the other, which counts on.
  await beamer.waitForFunction(() => document.querySelector("#hands-0")?.value === "3");
  await beamer.locator("#hands-1-more").click();
  await page.waitForFunction(() => document.querySelector("#hands-1")?.value === "1");
  assert.equal(await page.locator("#hands-0").inputValue(), "3");
  // A result that one takes in counts in the other, and so does the step; what is on the screen is for each its own.
  await steps.paste(page, steps.codes(2, steps.CASE, 77).join("\n"));
  await beamer.locator(".in-bar", { hasText: "5" }).waitFor();
  await beamer.locator("#next-step").click();
  await page.locator(`.steps li:nth-child(${decision + 1}) [aria-current=step]`).waitFor();
  assert.equal(await page.locator("#screen-mode").getAttribute("aria-pressed"), "false");
  assert.equal(await beamer.locator("#screen-mode").getAttribute("aria-pressed"), "true");
  await page.reload();
  await untilReady(page);
  await steps.step(page, decision);
  assert.equal(await page.locator("#hands-0").inputValue(), "3");
  assert.equal(await page.locator("#hands-1").inputValue(), "1");
});

test("shared words are shown as text, and in a small group only when the facilitator asks", async (t) => {
  const { page } = await visit(t, { path: steps.played("gemeente", "careful"), context: DUTCH });
  const evil = '<img src=x onerror="alert(1)"> en <b>vet</b>';
  await page.evaluate((words) => {
    const key = Object.keys(localStorage).find((one) => one.includes("attempt.ansaj"));
    const [prefix, number] = [key.slice(0, key.indexOf("attempt.")), key.split(".").pop()];
    const said = Object.fromEntries(["tranen", "rechtswinkel", "een_plan"].map((id) => [`reason-${id}`, words]));
    localStorage.setItem(`${prefix}writing.ansaj.${number}`, JSON.stringify(said));
  }, evil);
  await steps.openShare(page);
  const boxes = await page.locator(".tick-box input").all();
  assert.ok(boxes.length > 0);
  for (const box of boxes) await box.check();
  const made = await steps.share(page);
  assert.ok(made.link.includes("~"));
  await steps.beginGroup(page);
  await steps.paste(page, made.link);
  await steps.firstDecision(page);
  await page.getByText("Met minder dan vijf resultaten").waitFor();
  assert.equal(await page.locator(".why-in-words blockquote").count(), 0);
  await page.getByRole("button", { name: "Laat ze toch zien" }).click();
  assert.equal(await page.locator(".why-in-words blockquote").innerText(), `“${evil}”`);
  assert.equal(await page.locator(".why-in-words :is(img, b)").count(), 0);
  await page.getByRole("link", { name: "Alle groepen" }).click();
  await steps.beginGroup(page);
  await steps.paste(page, [made.link, ...steps.codes(5)].join("\n"));
  await steps.firstDecision(page);
  await page.locator(".why-in-words blockquote").first().waitFor();
});

test("one person on a seat is not told apart before the facilitator asks", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await steps.beginGroup(page);
  await steps.paste(page, steps.codes(7).join("\n"));
  await steps.firstDecision(page);
  const before = await page.locator(".options-chosen").innerText();
  await page.getByRole("button", { name: "Per stoel" }).click();
  await page.getByText("Op een van de stoelen zaten minder dan vijf spelers").waitFor();
  assert.equal(await page.locator(".options-chosen").innerText(), before);
  await page.locator(".small-seats").click();
  await page.locator(".small-seats").waitFor({ state: "detached" });
  assert.notEqual(await page.locator(".options-chosen").innerText(), before);
  await page.waitForFunction(() => document.activeElement?.id === "step-title");
  assert.deepEqual(await axe(page), []);
});

test("what was ticked on policy stands at the step that looks further, and Korthagen's words among all figures", async (t) => {
  const { page } = await visit(t, { path: steps.played("gemeente", "careful"), context: DUTCH });
  await page.locator("#write-korthagen-4").fill("Eerst luisteren.");
  await page.locator("#write-policy").fill("Minder loketten.");
  await steps.openShare(page);
  for (const box of await page.locator(".tick-box input").all()) await box.check();
  const made = await steps.share(page);
  await steps.beginGroup(page);
  await steps.paste(page, [made.link, ...steps.codes(5)].join("\n"));
  const total = await page.locator(".steps li").count();
  const seen = [];
  for (let number = 1; number <= total; number += 1) {
    await steps.step(page, number);
    if (await page.locator(".words-alone blockquote").count()) seen.push(await page.locator(".words-alone .why-in-words").innerText());
  }
  assert.equal(seen.length, 1);
  assert.match(seen[0], /“Minder loketten\.”/);
  await page.locator("#to-tables").click();
  await page.getByText("“Eerst luisteren.”").waitFor();
  assert.ok(await page.getByText("“Minder loketten.”").isVisible());
});

test("the script is followed with the keyboard to its end, left, and picked up again", async (t) => {
  const { page } = await visit(t, { context: BEAMER });
  await steps.beginGroup(page, { name: "Klas 3B" });
  await steps.paste(page, steps.codes(14).join("\n"));
  assert.match(await page.locator(".group-bar h1").innerText(), /Klas 3B/);
  await steps.step(page, 1);
  const total = await page.locator(".steps li").count();
  const seen = [];
  for (let number = 1; number <= total; number += 1) {
    await page.locator(`.steps li:nth-child(${number}) [aria-current=step]`).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "step-title");
    seen.push(await page.locator("#step-title").innerText());
    assert.deepEqual(await axe(page), [], `step ${number}: ${seen.at(-1)}`);
    if (number < total) await page.keyboard.press(number % 2 ? "PageDown" : "ArrowRight");
  }
  assert.equal(new Set(seen).size, total);
  assert.ok(await page.locator("#next-step").isDisabled());
  await page.keyboard.press("PageUp");
  await page.locator(`.steps li:nth-child(${total - 1}) [aria-current=step]`).waitFor();
  await page.reload();
  await untilReady(page);
  await page.locator(`.steps li:nth-child(${total - 1}) [aria-current=step]`).waitFor();
  // Arrows that belong to a field stay there.
  await steps.openCollect(page);
  await page.locator("#collect-text").fill("abc");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("PageUp");
  assert.ok(await page.locator(`.steps li:nth-child(${total - 1}) [aria-current=step]`).isVisible());
});

test("the screen alone shows nothing that is for the facilitator, and Escape brings it back", async (t) => {
  const { page } = await visit(t, { context: BEAMER });
  await steps.beginGroup(page);
  await steps.paste(page, steps.codes(6).join("\n"));
  await steps.firstDecision(page);
  assert.ok(await page.locator(".facilitator").isVisible());
  await page.locator("#screen-mode").click();
  for (const hidden of [".facilitator", "#collect", "#to-teacher", "header.bar"]) assert.ok(!(await page.locator(hidden).isVisible()), hidden);
  assert.ok(await page.locator(".question").isVisible());
  assert.deepEqual(await axe(page), []);
  await page.locator("#step-title").focus();
  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".facilitator").isVisible());
});

test("the group decides again with hands and with a phone, and sees what moved", async (t) => {
  const { page, context, origin } = await visit(t, { context: { ...BEAMER, deviceScaleFactor: 2 } });
  await steps.beginGroup(page);
  await steps.paste(page, steps.codes(10).join("\n"));
  await steps.firstDecision(page);
  await page.locator("#vote-again").click();
  await page.locator("#hands-0").waitFor();
  await page.locator("#hands-0").fill("7");
  await page.locator("#hands-0").press("Tab");
  await page.locator("#hands-1-more").click();
  await page.locator("#hands-1-more").click();
  assert.equal(await page.locator("#hands-1").inputValue(), "2");
  assert.equal(await page.evaluate(() => document.activeElement.id), "hands-1-more");
  assert.deepEqual(await axe(page), []);

  // A phone reads the QR on the screen, decides, and shows a code.
  const address = steps.readQr(await page.locator(".phones svg.qr").screenshot());
  assert.ok(address.startsWith(`${origin}/#/-/vote?c=ansaj&k=`), address);
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(address);
  await untilReady(phone);
  await phone.locator("#vote-make").waitFor();
  await phone.locator("#vote-make").click();
  await phone.getByText("Kies eerst een antwoord.").waitFor();
  await phone.locator("#option-1").check();
  await phone.locator("#vote-make").click();
  await phone.locator(".vote-code").waitFor();
  const code = (await phone.locator(".code-text").innerText()).replaceAll(/\s/g, "");
  assert.ok(code.length < 32, code);
  assert.equal(steps.readQr(await phone.locator(".vote-code svg.qr").screenshot()).toLowerCase(), code);
  assert.deepEqual(await axe(phone), []);
  await phone.close();

  assert.match(await steps.paste(page, code), /1 stem/);
  assert.match(await steps.paste(page, code), /1 was er al/);
  await page.getByText("1 stemmen van telefoons").or(page.getByText("1 stem van een telefoon")).first().waitFor();
  await page.locator("#again-done").click();
  await page.locator(".moved").waitFor();
  const options = await page.locator(".options-chosen").innerText();
  assert.match(options, /7 van 10/);
  assert.match(options, /3 van 10/);
  assert.deepEqual(await axe(page), []);
  await page.reload();
  await untilReady(page);
  await page.locator(".moved").waitFor();
  assert.match(await page.locator(".options-chosen").innerText(), /7 van 10/);
});

test("a code is read by the camera, and the camera is given back", async (t) => {
  const share = await visit(t, { path: steps.played("gemeente", "careful"), context: DUTCH });
  const made = await steps.share(share.page);
  const film = steps.film(made.qr, join(folder(), "qr.y4m"));
  const args = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
  const { page } = await visit(t, { context: DUTCH, args });
  await steps.beginGroup(page);
  await steps.openCollect(page);
  await page.locator("#camera").click();
  await page.locator("video.camera").waitFor();
  await page.locator(".camera-said", { hasText: "1 toegevoegd" }).waitFor();
  assert.equal(await steps.count(page), 1);
  const live = () => page.evaluate(() => document.querySelector("video.camera")?.srcObject?.getTracks().every((track) => track.readyState === "live") ?? false);
  assert.equal(await live(), true);
  const track = await page.evaluateHandle(() => document.querySelector("video.camera").srcObject.getTracks()[0]);
  await steps.go(page, "#/-/group");
  await page.locator("#begin-group").waitFor();
  assert.equal(await track.evaluate((one) => one.readyState), "ended");
});

test("over plain http, without camera and clipboard, everything still works", async (t) => {
  const { page } = await visit(t, { path: steps.played("gemeente", "seed"), host: "school.test", context: DUTCH });
  assert.equal(await page.evaluate(() => isSecureContext), false);
  const made = await steps.share(page);
  await page.getByText("Klik in het vak").first().waitFor();
  await page.locator("#link-text").focus();
  const selected = await page.evaluate(() => {
    const field = document.querySelector("#link-text");
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  assert.equal(selected, made.link);
  await steps.beginGroup(page);
  await steps.openCollect(page);
  await page.locator("#camera").click();
  await page.getByText("over gewoon http").waitFor();
  assert.match(await steps.paste(page, made.link), /1 toegevoegd/);
  assert.deepEqual(await axe(page), []);
});

test("a thousand results are taken in while the page still answers", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await steps.beginGroup(page, { story: "de-schone-keuken" });
  const many = steps.codes(1000, "de-schone-keuken").join("\n");
  await steps.openCollect(page);
  await page.locator("#collect-text").fill(many);
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    tick();
  });
  await page.locator("#collect-add").click();
  await page.waitForFunction(() => /1000/.test(document.querySelector(".in-bar").textContent));
  t.diagnostic(`longest pause ${Math.round(await page.evaluate(() => window.longest))} ms`);
  assert.equal(await steps.count(page), 1000);
});

test("a group is saved as a file, deleted after a question, and opened again with its hands", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  const address = await steps.beginGroup(page, { name: "Donderdag" });
  await steps.paste(page, steps.codes(3).join("\n"));
  await steps.firstDecision(page);
  await page.locator("#vote-again").click();
  await page.locator("#hands-0").fill("3");
  await page.locator("#hands-0").press("Tab");
  await steps.openCollect(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-group").click()]);
  const file = join(folder(), "groep.txt");
  await download.saveAs(file);
  await steps.go(page, "#/-/group");
  await page.getByRole("button", { name: /^Verwijder: Donderdag/ }).click();
  await page.getByRole("button", { name: "Nee, laat staan" }).click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Verwijder: Donderdag"));
  await page.getByRole("button", { name: /^Verwijder: Donderdag/ }).click();
  await page.getByRole("button", { name: "Ja, verwijder" }).click();
  assert.equal(await page.getByText("Donderdag").count(), 0);
  await steps.go(page, address);
  await page.getByText("Deze groep staat niet op dit apparaat").waitFor();
  await steps.go(page, "#/-/group");
  await page.locator("#open-group").setInputFiles({ name: "film.txt", mimeType: "text/plain", buffer: Buffer.alloc((16 << 20) + 1, "a") });
  await page.getByText("Dit bestand is te groot").waitFor();
  await page.locator("#open-group").setInputFiles(file);
  await page.locator(".in-bar").waitFor();
  assert.match(page.url(), /g=2$/, "the number of a deleted group is not given again");
  await steps.settled(page);
  assert.equal(await steps.count(page), 3);
  assert.match(await page.locator(".group-bar h1").innerText(), /Donderdag/);
  await steps.firstDecision(page);
  assert.match(await page.locator(".options-chosen").innerText(), /3 van 3/);
  // The file of another case brings no hands along.
  await steps.beginGroup(page, { story: "de-schone-keuken" });
  await steps.openCollect(page);
  await page.locator("#collect-files").setInputFiles(file);
  await page.locator("#tally", { hasText: "3 niet gelezen" }).waitFor();
  const hands = await page.evaluate(() => JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith("group.3"))[1]).hands);
  assert.deepEqual(hands, []);
});

test("every page of a group is accessible in both languages and at 320 pixels", async (t) => {
  for (const locale of ["nl", "en"]) {
    const { page } = await visit(t, { context: { locale, viewport: { width: 320, height: 640 } } });
    await steps.go(page, "#/-/group");
    await page.locator("#begin-group").waitFor();
    assert.deepEqual(await axe(page), [], `start, ${locale}`);
    await steps.beginGroup(page);
    await steps.paste(page, steps.codes(12).join("\n"));
    const total = await page.locator(".steps li").count();
    for (let number = 1; number <= total; number += 1) {
      await steps.step(page, number);
      assert.deepEqual(await axe(page), [], `step ${number}, ${locale}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `step ${number}, ${locale}: ${over} pixels too wide`);
    }
    for (const button of ["#to-teacher", "#to-hand-out", "#to-tables"]) {
      await page.locator(button).click();
      await page.locator("#back-to-steps").waitFor();
      assert.deepEqual(await axe(page), [], `${button}, ${locale}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${button}, ${locale}: ${over} pixels too wide`);
    }
  }
});

test("the hand-out and the figures go on paper without what is for the screen", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await steps.beginGroup(page);
  await steps.paste(page, steps.codes(8).join("\n"));
  await page.locator("#to-hand-out").click();
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".group-bar").isVisible()));
  assert.ok((await page.locator(".plan > li").count()) > 4);
  await page.emulateMedia({ media: "screen" });
  await page.locator("#back-to-steps").click();
  await page.locator("#to-tables").click();
  await page.emulateMedia({ media: "print" });
  assert.ok((await page.locator(".figure-sheet").count()) >= 5);
  for (const hidden of [".layers", ".group-bar", "#collect"]) assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
});

test("/group leads to the page of the group, with and without JavaScript", async (t) => {
  const { page } = await visit(t, { path: "group", context: DUTCH, ready: false });
  await page.waitForURL(/#\/-\/group$/);
  await page.locator("#begin-group").waitFor();
});

test("whoever finished a case in the pages can hand it in", async (t) => {
  const { page } = await visit(t, { context: DUTCH });
  await playThrough(page);
  const made = await steps.share(page);
  await steps.beginGroup(page, { story: "de-schone-keuken" });
  assert.match(await steps.paste(page, made.code), /1 toegevoegd/);
});
