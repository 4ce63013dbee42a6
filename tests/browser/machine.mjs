// What this machine gives the tests: a browser, and a server with the built site.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser to test in: $CHROMIUM, or the first that is found. Playwright's own download is not used. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Error("There is no Chromium or Chrome here. On Debian and Ubuntu: sudo apt-get install chromium");
  return found;
}

/** Starts the server people use, on any free port: { url, stop }. Each test has its own, so none sees another's rooms. */
export async function serve() {
  if (process.env.KT_ADDRESS) return { url: process.env.KT_ADDRESS, stop: () => {} };
  const program = process.env.KEUKENTAFEL ?? join(ROOT, "target/debug/keukentafel");
  const site = process.env.KT_SITE ?? join(ROOT, "dist/site");
  const server = spawn(program, ["serve", "--port", "0", "--site", site], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(`${program} could not start: ${error.message}. Run: cargo build`)));
    server.once("exit", () => reject(new Error(`${program} serve stopped before it said where it serves.`)));
    createInterface(server.stdout).on("line", (line) => {
      const address = line.match(/https?:\/\/\S+/)?.[0];
      if (address) resolve(address);
    });
  });
  return { url, stop: () => server.kill() };
}
