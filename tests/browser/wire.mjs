// What travels between the browser and the server, in bytes on the wire: headers and compressed bodies, as the
// browser itself counts them.

/** Listens to one page's traffic. */
export class Wire {
  #answers = new Map();

  /** Starts counting on this page, from now on. */
  static async tap(devtools) {
    const wire = new Wire();
    devtools.on("Network.responseReceived", ({ requestId, response }) => {
      wire.#answers.set(requestId, { url: response.url, headers: lowerCase(response.headers), bytes: 0 });
    });
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const answer = wire.#answers.get(requestId);
      if (answer) answer.bytes = encodedDataLength;
    });
    await devtools.send("Network.enable");
    return wire;
  }

  /** Everything so far, in bytes. */
  bytes() {
    return this.files().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** What came, largest first: { url, bytes, headers }. Pictures written inside the page do not travel. */
  files() {
    return [...this.#answers.values()].filter(({ url }) => /^https?:/.test(url)).sort((one, two) => two.bytes - one.bytes);
  }

  /** The headers that came with this address, by lower-case name. */
  headers(url) {
    return this.files().find((file) => file.url === url)?.headers ?? {};
  }

  /** For a message: one line per file. */
  toString() {
    return this.files().map(({ url, bytes }) => `${String(bytes).padStart(9)}  ${new URL(url).pathname}`).join("\n");
  }
}

function lowerCase(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
