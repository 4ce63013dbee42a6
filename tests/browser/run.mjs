// Runs the browser tests: `node run.mjs` all of them, `node run.mjs site` those whose file name begins so.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)))
  .sort();

if (files.length === 0) {
  console.error(`There is no test file that begins with: ${wanted.join(", ")}`);
  process.exit(1);
}
// One file at a time: each has a browser of its own, and measurements must not wait for one another.
const run = spawnSync(process.execPath, ["--test", "--test-concurrency=1", "--test-reporter=spec", ...files], {
  cwd: folder,
  stdio: "inherit",
});
process.exit(run.status ?? 1);
