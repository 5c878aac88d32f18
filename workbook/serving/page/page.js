// @ts-check
import { attach } from "../../widgets/questionnaire.js";
import { followConnection } from "./connection.js";
import { startFrame } from "./frame.js";
import { startRuntime } from "./runtime.js";

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
  const connection = followConnection();
  try {
    const link = await startRuntime(page, connection.tell);
    connection.retry = () => link.retry(0);
    document.documentElement.dataset.page = "live";
  } catch (error) {
    console.error(error);
    connection.show("fault");
  }
}
