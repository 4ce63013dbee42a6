// Files on the disk of whoever writes. Where the browser can, a file is opened in place and saved to the same file
// (File System Access: Chromium, over https or from this machine); elsewhere the pages use a file field and a download.
//
//   <case-disk>
//     able     whether the browser can open in place
//     ask      { do: "open", desk }                     the teacher picks files
//              { do: "save", desk, name, text, as, over } writes to the file it came from, or asks for one; `as`: always ask;
//                                                       `over`: also when another program changed it meanwhile
//              { do: "bind", from, to }                 what was opened under one name ("new/story.ron") has another from now on
//     answer   { did: "opened", files: [{ name, text, guessed }] } | { did: "saved", name } | { did: "changed", name } |
//              { did: "cancelled" } | { did: "failed", why }
//     "answer" there is one
//
// Which file belongs to which text is remembered in the browser, so that saving still works after a reload; the browser
// then asks the teacher again whether it may.

import { get, set } from "idb-keyval";

/** More than any case; larger files never come into memory. The checker refuses what is over 4 MB, with words. */
const LARGEST = 16 << 20;
const TYPES = [{ description: "Keukentafel", accept: { "text/plain": [".ron", ".keukentafel", ".twee", ".tw", ".csv", ".txt"] } }];

class CaseDisk extends HTMLElement {
  /** Each file with when it was last changed as far as we know, by desk and name. */
  #known = new Map();

  get able() {
    return "showOpenFilePicker" in globalThis && "showSaveFilePicker" in globalThis;
  }

  set ask(asked) {
    this.#do(asked)
      .catch((error) => (error.name === "AbortError" ? { did: "cancelled" } : { did: "failed", why: error.name }))
      .then((answer) => {
        if (!answer) return;
        this.answer = answer;
        this.dispatchEvent(new Event("answer"));
      });
  }

  async #do(asked) {
    if (asked.do === "open") return this.#open(asked);
    if (asked.do === "save") return this.#save(asked);
    if (asked.do === "bind") return this.#bind(asked);
    return null;
  }

  async #open({ desk }) {
    const handles = await showOpenFilePicker({ multiple: true, types: TYPES });
    const files = [];
    for (const handle of handles) {
      const file = await handle.getFile();
      files.push({ name: file.name, ...(await decoded(file)) });
      await this.#remember(`${desk}/${file.name}`, handle, file.lastModified);
    }
    return { did: "opened", files };
  }

  async #save({ desk, name, text, as, over }) {
    const key = `${desk}/${name}`;
    const known = as ? null : (this.#known.get(key) ?? (await remembered(key)));
    let handle = known?.handle;
    if (handle && (await handle.queryPermission?.({ mode: "readwrite" })) !== "granted") {
      if ((await handle.requestPermission?.({ mode: "readwrite" })) !== "granted") return { did: "cancelled" };
    }
    if (handle && !over) {
      const now = await handle.getFile().catch(() => null);
      if (now && now.lastModified !== known.seen && (await now.text()) !== text) return { did: "changed", name };
    }
    handle ??= await showSaveFilePicker({ suggestedName: name, types: TYPES });
    const writer = await handle.createWritable();
    await writer.write(text);
    await writer.close();
    await this.#remember(key, handle, (await handle.getFile()).lastModified);
    return { did: "saved", name };
  }

  async #bind({ from, to }) {
    const known = this.#known.get(from);
    if (known) await this.#remember(to, known.handle, known.seen);
    return null;
  }

  async #remember(key, handle, seen) {
    this.#known.set(key, { handle, seen });
    // A browser that keeps nothing still saves, as long as the page is open.
    await set(`keukentafel/${key}`, { handle, seen }).catch(() => {});
  }
}

const remembered = (key) => get(`keukentafel/${key}`).catch(() => undefined);

/** The text of a file; `guessed` when it was not UTF-8 and was read as Windows does. */
async function decoded(file) {
  if (file.size > LARGEST) return { text: "", large: true };
  const bytes = await file.arrayBuffer();
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), guessed: false };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), guessed: true };
  }
}

customElements.define("case-disk", CaseDisk);
