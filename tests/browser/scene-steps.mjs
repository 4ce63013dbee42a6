// Steps around the moving picture, for its tests and its figures.

/** The case of these steps: it has things on the table. */
export const CASE = "de-schone-keuken";

/** Waits until the moving picture has taken the place of the still one. */
export async function untilScene(page) {
  await page.locator('.stage[data-scene="on"]').waitFor({ state: "attached", timeout: 60_000 });
}

/** Asks the scene something, and waits for its answer. */
async function ask(page, question, answer) {
  return page.evaluate(
    ([kind, expected]) =>
      new Promise((resolve) => {
        const { contentWindow } = document.querySelector("iframe.scene");
        const hear = ({ source, data }) => {
          if (source !== contentWindow || data.kind !== expected) return;
          removeEventListener("message", hear);
          resolve(data);
        };
        addEventListener("message", hear);
        contentWindow.postMessage({ kind }, location.origin);
      }),
    [question, answer],
  );
}

/** How many frames the scene has drawn, by its own count. */
export async function framesDrawn(page) {
  return (await ask(page, "frames", "frames")).count;
}

/**
 * Where everything in the picture is on the page, by name: a person by id, and `thing:…`, `agreement:…`, `chair:…` and
 * `notebook`.
 */
export async function places(page) {
  const { heads, things } = await ask(page, "where", "anchors");
  const frame = await page.locator("iframe.scene").boundingBox();
  const onPage = ([name, x, y]) => [name, { x: frame.x + x * frame.width, y: frame.y + y * frame.height }];
  return Object.fromEntries([...heads, ...things].map(onPage));
}

/** Presses something in the picture. */
export async function pick(page, name) {
  // What was chosen last may still bring the page to where one reads on: a click then would land on something else.
  const rest = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY)))));
  let place;
  for (let before = -1, now = await rest(); before !== now; now = await rest()) {
    before = now;
    await page.locator(".stage").scrollIntoViewIfNeeded();
    place = (await places(page))[name];
  }
  if (!place) throw new Error(`${name} is not in the picture`);
  await page.mouse.click(place.x, place.y);
}

/** Waits until the scene draws nothing for a second. */
export async function untilStill(page) {
  let before = -1;
  for (let seconds = 0; seconds < 60; seconds += 1) {
    const now = await framesDrawn(page);
    if (now === before) return;
    before = now;
    await page.waitForTimeout(1000);
  }
  throw new Error("the picture never came to rest");
}

/** What is seen of the picture, as PNG. */
export async function seen(page) {
  return page.screenshot({ clip: await page.locator(".stage").boundingBox() });
}
