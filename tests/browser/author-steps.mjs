// Steps at the author's desk, for its tests: a case on the desk, the text and its places, what is said of it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The text of a shipped case. */
export const shipped = (id, file = "story.ron") => readFileSync(join(ROOT, "scenarios", id, file), "utf8");

/** Puts files on the desk through the file field, and waits until one can write. */
export async function open(page, files) {
  await page.locator("#open-files").setInputFiles(files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })));
  await page.locator("case-editor").first().waitFor({ state: "attached" });
  // A new page takes the focus to its title; before that nobody has begun to write.
  await page.waitForFunction(() => document.activeElement?.id === "page-title");
}

/** The text of the file one writes in. */
export const text = (page) => page.locator("case-editor:not([hidden])").evaluate((editor) => editor.value);

/** Puts the cursor behind the first place where this stands, with the keyboard in the text. */
export async function cursorBehind(page, words) {
  await page.locator("case-editor:not([hidden])").evaluate((editor, words) => {
    const at = editor.value.indexOf(words);
    if (at < 0) throw new Error(`the text has no ${words}`);
    editor.goto = [at + words.length, at + words.length];
  }, words);
}

/** What is said of the text: [{ code, line }], in the order of the list. */
export const problems = (page) =>
  page.locator(".problem").evaluateAll((all) => all.map((one) => ({ code: one.dataset.code, line: Number(one.querySelector(".to-place").innerText.match(/(?:regel|line) (\d+)/)[1]) })));

/** Waits until the list is as `wanted` says. */
export async function untilProblems(page, wanted) {
  await page.waitForFunction(
    (wanted) => JSON.stringify([...document.querySelectorAll(".problem.stop")].map((one) => one.dataset.code)) === JSON.stringify(wanted),
    wanted,
  );
}

/** The line, from 1, on which this stands for the first time. */
export const lineOf = (text, words) => text.slice(0, text.indexOf(words)).split("\n").length;
