// @ts-check
import { attach } from "../../widgets/questionnaire.js";
import { showConnection, startFrame } from "./frame.js";
import { startRuntime } from "./runtime.js";

/** A connection that is back within this time (ms) was not worth a word. */
const QUIET = 1500;

/** Entry of every page: the frame first (quick exit), then what needs a kernel. */
startFrame();
for (const form of document.querySelectorAll("form.wb-form")) {
  // The forms of the chapter are widgets; what is left belongs to the frame.
  if (!form.closest("[data-model-id]")) attach(/** @type {HTMLFormElement} */ (form));
}

const described = JSON.parse(document.getElementById("workbook-page")?.textContent || "{}");
if (described.models) startChapter(described);

/** @param {Parameters<typeof startRuntime>[0]} page */
async function startChapter(page) {
  try {
    const link = await startRuntime(page, connectionTeller());
    document.addEventListener("workbook:retry", () => link.retry(0));
    document.documentElement.dataset.page = "live";
  } catch (error) {
    console.error(error);
    showConnection("fault");
  }
}

/** Tells the visitor of the connection, in as few words as possible. */
function connectionTeller() {
  let told = false;
  let timer = 0;
  return (/** @type {import("./link.js").LinkState} */ state) => {
    clearTimeout(timer);
    if (state === "lost" || state === "busy") {
      timer = setTimeout(() => {
        told = true;
        showConnection(state);
      }, QUIET);
    } else if (state === "open") {
      showConnection(told ? "back" : "ok");
      told = false;
    }
  };
}
