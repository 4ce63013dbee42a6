// How the editor looks: ink on paper, in the colours of the site, each readable on it (WCAG AA).

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: tags.comment, color: "#5c5340", fontStyle: "italic" },
  { tag: tags.string, color: "#7a2e16" },
  { tag: [tags.number, tags.bool], color: "#6b3d00" },
  { tag: tags.typeName, color: "#0f4c55", fontWeight: "bold" },
  { tag: tags.propertyName, color: "#1d5c3a" },
]);

const waves = (colour) =>
  `url("data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' width='6' height='3'><path d='m0 2.5 l2 -1.5 l1 0 l2 1.5 l1 0' stroke='${colour}' fill='none' stroke-width='1'/></svg>`)}")`;

export const theme = EditorView.theme({
  "&": { height: "100%", backgroundColor: "#fffdf6", color: "#12272b", fontSize: "0.95rem" },
  // The page shows where the focus is, around all of it.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace", lineHeight: "1.6" },
  ".cm-content": { caretColor: "#12272b" },
  ".cm-cursor": { borderLeftColor: "#12272b", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "#f4ead2", color: "#5c5340", border: "none" },
  ".cm-activeLine": { backgroundColor: "#f1e7cc66" },
  ".cm-activeLineGutter": { backgroundColor: "#e8dab5" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "#bcdcd6 !important" },
  ".cm-selectionMatch": { backgroundColor: "#f3dfa2" },
  ".cm-matchingBracket": { backgroundColor: "#cfe5c8", outline: "1px solid #1d5c3a" },
  ".cm-nonmatchingBracket": { backgroundColor: "#f6cfc4" },
  ".cm-lintRange-error": { backgroundImage: waves("#b3261e") },
  ".cm-lintRange-warning": { backgroundImage: waves("#8a5a00") },
  ".cm-lintRange-info": { backgroundImage: waves("#0f4c55") },
  ".cm-tooltip": { backgroundColor: "#fffdf6", color: "#12272b", border: "1px solid #5c5340", maxWidth: "36rem" },
  ".cm-diagnostic": { padding: "0.4rem 0.7rem", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "5px solid #b3261e" },
  ".cm-diagnostic-warning": { borderLeft: "5px solid #8a5a00" },
  ".cm-diagnostic-info": { borderLeft: "5px solid #0f4c55" },
  ".cm-panels": { backgroundColor: "#f4ead2", color: "#12272b" },
  ".cm-textfield": { backgroundColor: "#fffdf6", border: "1px solid #5c5340", fontSize: "0.95rem", padding: "0.2rem 0.4rem" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "#fffdf6", border: "1px solid #5c5340", fontSize: "0.95rem", padding: "0.2rem 0.6rem" },
  ".cm-panel.cm-search label": { fontSize: "0.95rem" },
});
