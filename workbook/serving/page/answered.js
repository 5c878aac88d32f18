// @ts-check
import { showProgress } from "./chapters_progress.js";
import { Last } from "./last.js";
import { followPlace } from "./shown.js";

/** What only somebody with answers needs: how far the chapters are, and what was shown. */
followPlace();
export const answered = { Last, showProgress };
