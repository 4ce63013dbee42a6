// Starts what checks a case while somebody writes it. It says nothing until it is ready; what goes wrong later reaches the page
// as an error of the worker, and then the page checks by itself.
import init, { answer, release, tidy } from "./{{glue}}";
await init({ module_or_path: new URL("./{{wasm}}", import.meta.url) });
addEventListener("message", ({ data }) => {
  postMessage(answer(data));
  tidy();
});
postMessage(release());
