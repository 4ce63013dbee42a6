// RON as the editor sees it: what has which colour, which texts are worth a spell check, and which names can be filled in.

import { StreamLanguage, syntaxTree } from "@codemirror/language";
import { Decoration, ViewPlugin } from "@codemirror/view";

/** Colours of RON; the checker, not this, says what is right. */
export function ron() {
  return StreamLanguage.define({
    name: "ron",
    startState: () => ({ inText: false, depth: 0 }),
    token(stream, state) {
      if (state.inText) return text(stream, state);
      if (state.depth > 0) return remark(stream, state);
      if (stream.eatSpace()) return null;
      if (stream.match("//")) {
        stream.skipToEnd();
        return "comment";
      }
      if (stream.match("/*")) {
        state.depth = 1;
        return remark(stream, state);
      }
      if (stream.eat('"')) {
        state.inText = true;
        return text(stream, state);
      }
      if (stream.match(/^-?\d[\d_]*(\.\d+)?/)) return "number";
      if (stream.match(/^(true|false)\b/)) return "bool";
      if (stream.match(/^[A-Z]\w*/)) return "typeName";
      if (stream.match(/^\w+(?=\s*:)/)) return "propertyName";
      if (stream.match(/^\w+/)) return "variableName";
      stream.next();
      return "punctuation";
    },
    languageData: {
      commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
      closeBrackets: { brackets: ["(", "[", "{", '"'] },
    },
  });
}

/** A text stands on one line; one that is not closed ends with its line, so that the rest keeps its colours. */
function text(stream, state) {
  while (!stream.eol()) {
    const sign = stream.next();
    if (sign === "\\") stream.next();
    else if (sign === '"') {
      state.inText = false;
      return "string";
    }
  }
  state.inText = false;
  return "string";
}

function remark(stream, state) {
  while (!stream.eol() && state.depth > 0) {
    if (stream.match("/*")) state.depth += 1;
    else if (stream.match("*/")) state.depth -= 1;
    else stream.next();
  }
  return "comment";
}

const spelled = Decoration.mark({ attributes: { spellcheck: "true" } });

/** Sentences are spell-checked by the browser, names and fields are not. */
export const spelledTexts = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = sentences(view);
    }
    update(update) {
      if (update.docChanged || update.viewportChanged || syntaxTree(update.state) !== syntaxTree(update.startState)) {
        this.decorations = sentences(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function sentences(view) {
  const found = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, from, to }) => {
        if (name === "string" && view.state.sliceDoc(from, to).includes(" ")) found.push(spelled.range(from, to));
      },
    });
  }
  return Decoration.set(found, true);
}

/** The names in this text, for whoever asks for them inside quotes. */
export function names(context) {
  const begun = context.matchBefore(/"[^"\s]*/);
  if (!begun && !context.explicit) return null;
  const all = new Set();
  for (const [, name] of context.state.doc.toString().matchAll(/"([\p{L}\d][\p{L}\d_.-]*)"/gu)) all.add(name);
  const options = [...all].sort().map((label) => ({ label, type: "variable" }));
  return begun ? { from: begun.from + 1, options, validFor: /^[^"\s]*$/ } : null;
}
