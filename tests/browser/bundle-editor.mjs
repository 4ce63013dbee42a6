// Makes one file of web/editor and of what it imports from npm, and one of the licences of that:
//   node bundle-editor.mjs <folder>    → <folder>/author.js and <folder>/author.licences.txt

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const modules = join(here, "node_modules");
const folder = process.argv[2];

const { metafile } = await build({
  entryPoints: [join(here, "../../web/editor/editor.js")],
  outfile: join(folder, "author.js"),
  bundle: true,
  minify: true,
  format: "esm",
  // Browsers of the last four years; the rest of the site asks for no older ones.
  target: "es2022",
  nodePaths: [modules],
  absWorkingDir: here,
  metafile: true,
  logLevel: "warning",
});

const used = new Set();
for (const file of Object.keys(metafile.inputs)) {
  const name = file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
  if (name) used.add(name);
}
const licences = [...used].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
  const file = ["LICENSE", "LICENCE", "LICENSE.md"].map((one) => join(modules, name, one)).find(existsSync);
  if (!file) throw new Error(`${name} has no licence file.`);
  return `${name} ${version}\n\n${readFileSync(file, "utf8").trim()}\n`;
});
writeFileSync(join(folder, "author.licences.txt"), `The editor of the author's desk is made with these.\n\n${licences.join("\n---\n\n")}`);
