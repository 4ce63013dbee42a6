// What the author's desk writes in: CodeMirror 6 in an element of its own. `cargo xtask build` makes one file of this folder
// with esbuild; the desk (src/pages/author/) fetches it when it opens, and writes in a plain <textarea> when it does not come.
//
// The pages talk to it through properties and events alone, so they need no glue for it:
//
//   <case-editor label="De tekst" language="nl">
//     value      the text; setting it begins a new history
//     problems   [[from, to, "error" | "warning" | "hint", words], …], places as JavaScript counts them
//     goto       [from, to]: selects that, brings it into sight and takes the focus
//     at, line   where the cursor is, and on which line, from 1
//     put        [from, to, text]: writes this instead, as one step that can be undone
//     "edit"     somebody changed the text
//     "at"       the cursor went elsewhere
//
// It stands in a shadow root: there CodeMirror brings its styles as constructed sheets, which the policy of the page allows.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { forEachDiagnostic, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import "./disk.js";
import { phrases } from "./phrases.js";
import { names, ron, spelledTexts } from "./ron.js";
import { colours, theme } from "./theme.js";

const SEVERITY = { error: "error", warning: "warning", hint: "info" };

class CaseEditor extends HTMLElement {
  #view = null;
  #waiting = "";
  #marked = false;
  // While somebody is told of a change that is not shown yet: the text with it, and what is found wrong in it meanwhile.
  #next = null;
  #found = null;

  connectedCallback() {
    if (this.#view) return;
    const root = this.attachShadow({ mode: "open" });
    this.#view = new EditorView({ root, parent: root, state: this.#state(this.#waiting), dispatchTransactions: (all) => this.#take(all) });
  }

  // Changes are told first and shown then: whoever checks the text beside the page works while it is shown.
  #take(transactions) {
    if (transactions.some(({ docChanged }) => docChanged)) {
      this.#next = transactions.at(-1).state.doc;
      try {
        this.dispatchEvent(new Event("edit"));
      } finally {
        this.#next = null;
      }
    }
    this.#view.update(transactions);
    if (this.#found) {
      const found = this.#found;
      this.#found = null;
      this.problems = found;
    }
  }

  get value() {
    return this.#view ? (this.#next ?? this.#view.state.doc).toString() : this.#waiting;
  }

  set value(text) {
    this.#waiting = text;
    this.#marked = false;
    this.#view?.setState(this.#state(text));
  }

  set problems(list) {
    const view = this.#view;
    if (this.#next) {
      this.#found = list;
      return;
    }
    // Most keys are pressed in a text without mistakes: then there is nothing to draw.
    if (!view || (list.length === 0 && !this.#marked)) return;
    this.#marked = list.length > 0;
    const end = view.state.doc.length;
    const inside = (at) => Math.max(0, Math.min(at, end));
    const diagnostics = list.map(([from, to, severity, message]) => {
      const [begin, stop] = [inside(from), inside(Math.max(from, to))];
      return { from: begin, to: stop, severity: SEVERITY[severity] ?? "error", message };
    });
    if (!this.#shows(diagnostics)) view.dispatch(setDiagnostics(view.state, diagnostics));
  }

  // Marks move along with the text; most keys change nothing about what is wrong.
  #shows(diagnostics) {
    const shown = [];
    forEachDiagnostic(this.#view.state, ({ severity, message }, from, to) => shown.push({ from, to, severity, message }));
    const same = (one, other) => one.from === other.from && one.to === other.to && one.severity === other.severity && one.message === other.message;
    return shown.length === diagnostics.length && shown.every((one, number) => same(one, diagnostics[number]));
  }

  set goto([from, to]) {
    const view = this.#view;
    if (!view) return;
    const end = view.state.doc.length;
    const selection = EditorSelection.single(Math.min(from, end), Math.min(Math.max(from, to), end));
    view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.main, { y: "center" }) });
    view.focus();
  }

  get at() {
    return this.#view ? this.#view.state.selection.main.head : 0;
  }

  get line() {
    return this.#view ? this.#view.state.doc.lineAt(this.at).number : 1;
  }

  set put([from, to, insert]) {
    const view = this.#view;
    if (!view) return;
    const end = view.state.doc.length;
    view.dispatch({ changes: { from: Math.min(from, end), to: Math.min(Math.max(from, to), end), insert }, userEvent: "input" });
  }

  #state(doc) {
    const told = EditorView.updateListener.of((update) => {
      if (update.docChanged || update.selectionSet) this.dispatchEvent(new Event("at"));
    });
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        search({ top: true }),
        highlightSelectionMatches(),
        // On request only (Ctrl and space): nobody wants a list of names while writing a sentence.
        autocompletion({ override: [names], activateOnTyping: false }),
        EditorView.lineWrapping,
        ron(),
        spelledTexts,
        syntaxHighlighting(colours),
        theme,
        // Tab is left alone, so that the keyboard gets out of the editor as it got in.
        keymap.of([
          { key: "F8", run: nextDiagnostic },
          { key: "Shift-F8", run: previousDiagnostic },
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...defaultKeymap,
        ]),
        EditorState.phrases.of(phrases(this.getAttribute("language"))),
        EditorView.contentAttributes.of({
          "aria-label": this.getAttribute("label") ?? "",
          tabindex: "0",
          spellcheck: "false",
          autocorrect: "off",
          autocapitalize: "off",
        }),
        told,
      ],
    });
  }
}

customElements.define("case-editor", CaseEditor);
