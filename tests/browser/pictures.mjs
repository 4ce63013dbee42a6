// Compares what is seen with a picture that was looked at and found good. Both are averaged over small fields, so that
// another processor's rounding, another font or a hair's breadth of movement does not count, and a missing person,
// another light or a torn drawing does.

import { readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";

/** How many fields there are from side to side. */
const FIELDS = 48;
/** How much a field may differ on average over the whole picture, of 255. */
const AVERAGE = 5;
/** How much any one field may differ, of 255. */
const MOST = 48;

const file = (name) => new URL(`./pictures/${name}.png`, import.meta.url);

/** Whether the pictures are made now instead of compared: look at them before they are kept. */
export const WRITES = process.env.KT_PICTURES === "write";

/**
 * How `png` differs from the picture of this name: `average` and `most` over the fields, of 255, and whether that is
 * `good`.
 */
export async function compare(context, name, png) {
  if (!existsSync(file(name))) throw new Error(`there is no picture ${name}: make it with KT_PICTURES=write, and look at it`);
  return onBlankPage(context, async (page) => differ(page, png, await readFile(file(name))));
}

/** Keeps `png` as the picture of this name. */
export async function keep(context, name, png) {
  const small = await onBlankPage(context, (page) => shrink(page, png));
  await writeFile(file(name), Buffer.from(small, "base64"));
}

/** A page without a security policy, so that pictures may come from here. */
async function onBlankPage(context, what) {
  const page = await context.newPage();
  try {
    await page.goto("about:blank");
    return await what(page);
  } finally {
    await page.close();
  }
}

/** The picture at a quarter of its size, as PNG in base64. */
async function shrink(page, png) {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width / 4);
    canvas.height = Math.round(image.height / 4);
    const to = canvas.getContext("2d");
    to.imageSmoothingQuality = "high";
    to.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png").split(",")[1];
  }, png.toString("base64"));
}

async function differ(page, one, other) {
  const [average, most] = await page.evaluate(
    async ([pictures, fields]) => {
      const averaged = await Promise.all(
        pictures.map(async (data) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          // Eight by eight points for each field, averaged by hand: every browser shrinks in its own way.
          const rows = Math.max(1, Math.round((fields * image.height) / image.width));
          canvas.width = fields * 8;
          canvas.height = rows * 8;
          const to = canvas.getContext("2d", { willReadFrequently: true });
          to.drawImage(image, 0, 0, canvas.width, canvas.height);
          const { data: points } = to.getImageData(0, 0, canvas.width, canvas.height);
          const sums = new Float64Array(fields * rows * 3);
          for (let y = 0; y < canvas.height; y += 1) {
            for (let x = 0; x < canvas.width; x += 1) {
              const field = (Math.floor(y / 8) * fields + Math.floor(x / 8)) * 3;
              for (let colour = 0; colour < 3; colour += 1) sums[field + colour] += points[(y * canvas.width + x) * 4 + colour] / 64;
            }
          }
          return sums;
        }),
      );
      if (averaged[0].length !== averaged[1].length) return [255, 255];
      const differences = averaged[0].map((value, at) => Math.abs(value - averaged[1][at]));
      return [differences.reduce((sum, one) => sum + one, 0) / differences.length, Math.max(...differences)];
    },
    [[one, other].map((png) => png.toString("base64")), FIELDS],
  );
  return { average, most, good: average <= AVERAGE && most <= MOST };
}
