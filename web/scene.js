// Starts the scene, and tells the page around it when it breaks: whatever goes wrong ends here, in words.
let told = false;
const fail = (reason) => {
  if (told) return;
  told = true;
  parent.postMessage({ kind: "failed", reason: String(reason) }, location.origin);
};
addEventListener("error", (event) => fail(event.message));
addEventListener("unhandledrejection", (event) => fail(event.reason));
const canvas = document.querySelector("canvas");
// Made here, before the scene asks for it: an opaque canvas need not be blended with the page, and drawings bring their
// own soft edges.
canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: "low-power" });
canvas.addEventListener("webglcontextlost", () => fail("the drawing context was lost"));
// A press on the picture must not take the focus from the page: its keys go on working.
canvas.addEventListener("mousedown", (event) => event.preventDefault());
try {
  const { default: init } = await import("./{{glue}}");
  await init({ module_or_path: new URL("./{{wasm}}", import.meta.url) });
} catch (error) {
  fail(error);
}
