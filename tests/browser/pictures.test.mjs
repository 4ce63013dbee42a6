// The pictures people see, compared with those that were looked at. Each is a moment of a play given by its address, so
// the light and everybody's face are known. `KT_PICTURES=write node run.mjs pictures` makes them anew.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { WRITES, compare, keep } from "./pictures.mjs";
import { visit } from "./harness.mjs";
import { seen, untilScene, untilStill } from "./scene-steps.mjs";

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

const plays = readFileSync(new URL("../plays/ansaj.txt", import.meta.url), "utf8").split("\n");
/** The first decisions of a play of the Ansaj case that the engine's tests play too, all when no count is given. */
const decisions = (play, count) => plays.find((line) => line.startsWith(`${play} `)).split(" ")[2].split(",").slice(0, count);

const MOMENTS = {
  "first-words": { hash: "#/de-schone-keuken/gemeente/1", size: DESK },
  table: { hash: `#/ansaj/gemeente/1?decisions=${decisions("gemeente careful", 12)}`, size: DESK },
  lassos: { hash: `#/ansaj/gemeente/1?decisions=${decisions("gemeente seed", 24)}`, size: DESK },
  "table-phone": { hash: `#/ansaj/gemeente/2?decisions=${decisions("gemeente careful", 12)}`, size: PHONE },
  hallway: { hash: `#/ansaj/gemeente/1?decisions=${decisions("gemeente seed")}`, size: DESK, read: true },
  "look-back": { hash: `#/ansaj/gemeente/1?decisions=${decisions("gemeente seed")}&look-back`, size: DESK },
};

async function picture(t, { hash, size, read }) {
  const { page, context } = await visit(t, { path: hash, context: { locale: "nl", reducedMotion: "reduce", viewport: size } });
  await untilScene(page);
  if (read) await page.locator("#read-all").click();
  await untilStill(page);
  return { context, png: await seen(page) };
}

for (const [name, moment] of Object.entries(MOMENTS)) {
  test(`the picture ${name} is as it was found good`, async (t) => {
    const { context, png } = await picture(t, moment);
    if (WRITES) await keep(context, name, png);
    const { average, most, good } = await compare(context, name, png);
    assert.ok(good, `it differs by ${average.toFixed(1)} on average and ${most.toFixed(0)} at most, of 255`);
  });
}

test("another moment is another picture", async (t) => {
  const { context, png } = await picture(t, MOMENTS.table);
  for (const name of ["lassos", "look-back"]) {
    const { good } = await compare(context, name, png);
    assert.equal(good, false, name);
  }
});
