// @ts-check
import { answers } from "../../widgets/answers.js";
import { client } from "../../widgets/client.js";
import { journal } from "../../widgets/journal.js";
import { panel } from "../../widgets/panel.js";
import { attach, questionnaire } from "../../widgets/questionnaire.js";
import { getStore } from "../../widgets/store.js";
import { followConnection } from "./connection.js";
import { forAnswers } from "./for_answers.js";
import { startFrame, startSafety } from "./frame.js";
import { html } from "./html.js";
import { startRuntime } from "./runtime.js";

/** The workbook's own widgets come with the page; any other is fetched by its module. */
const OWN = { answers, client, html, journal, panel, questionnaire };

const FIRST_FRAME = Symbol.for("samenwerkboek.first-frame");

/** Entry of every page: what may be needed at once, the forms, and then the rest. */
await /** @type {any} */ (globalThis)[FIRST_FRAME];
startSafety();
const root = document.documentElement;
// Not awaited: other scripts import this one, and would wait for it as it waits for them.
start();

async function start() {
  // Two people use this device in turns: nothing is shown before it is clear whose it is.
  if (root.classList.contains("turn")) await (await forAnswers()).beginTurn();
  for (const form of document.querySelectorAll("form.wb-form")) {
    // The forms of the chapter are widgets; what is left belongs to the frame.
    if (!form.closest("[data-model-id]")) attach(/** @type {HTMLFormElement} */ (form));
  }
  const described = JSON.parse(document.getElementById("workbook-page")?.textContent || "{}");
  const isLive = described.models ? startChapter(described) : false;
  setTimeout(async () => {
    startFrame();
    if (await isLive) root.dataset.page = "live";
  });
}

/**
 * @param {Parameters<typeof startRuntime>[0]} page
 * @returns {Promise<boolean>} whether every widget is live
 */
async function startChapter(page) {
  const connection = followConnection();
  try {
    const renewed = () => connection.show("renewed");
    if (getStore().lock === "closed") {
      await (await import(root.dataset.lock ?? "")).open();
    }
    root.classList.remove("locked");
    const link = await startRuntime(page, OWN, { state: connection.tell, renewed });
    connection.retry = () => link.wire.retry(0);
    return true;
  } catch (error) {
    console.error(error);
    connection.show("fault");
    return false;
  }
}
