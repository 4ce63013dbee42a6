// Steps around the moving picture, for its tests and its figures.

/** The case of these steps: it has things on the table. */
export const CASE = "de-schone-keuken";

/** Waits until the moving picture has taken the place of the still one. */
export async function untilScene(page) {
  await page.locator('.stage[data-scene="on"]').waitFor({ state: "attached", timeout: 60_000 });
}

/** How many frames the scene has drawn, by its own count. */
export async function framesDrawn(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const { contentWindow } = document.querySelector("iframe.scene");
        const hear = ({ source, data }) => {
          if (source !== contentWindow || data.kind !== "frames") return;
          removeEventListener("message", hear);
          resolve(data.count);
        };
        addEventListener("message", hear);
        contentWindow.postMessage({ kind: "frames" }, location.origin);
      }),
  );
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
