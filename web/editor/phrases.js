// The words of CodeMirror itself in Dutch; in English they are its own.

const NL = {
  "Control character": "Stuurteken",
  "Selection deleted": "Selectie verwijderd",
  Find: "Zoeken",
  Replace: "Vervangen",
  next: "volgende",
  previous: "vorige",
  all: "alle",
  "match case": "let op hoofdletters",
  "by word": "hele woorden",
  regexp: "patroon",
  replace: "vervang",
  "replace all": "vervang alles",
  close: "sluiten",
  "current match": "gevonden",
  "replaced $ matches": "$ keer vervangen",
  "replaced match on line $": "vervangen op regel $",
  "on line": "op regel",
  "Go to line": "Ga naar regel",
  go: "ga",
  Diagnostics: "Meldingen",
  "No diagnostics": "Geen meldingen",
  Completions: "Namen",
};

/** For this language, as `EditorState.phrases` wants them. */
export const phrases = (language) => (language === "nl" ? NL : {});
