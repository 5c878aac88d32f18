// @ts-check
import { askToMove } from "./asking_to_move.js";
import { showProgress } from "./chapters_progress.js";
import { chooseTheme } from "./choosing_theme.js";
import { Last } from "./last.js";
import { followPlace } from "./shown.js";

/**
 * What only somebody needs who has answered or chosen something: how far the chapters are,
 * what was shown last, the question before answers move, whose turn it is, light or dark.
 */
followPlace();

/** Few take turns: that is another script. Python puts its address in front; see frame.py. */
async function beginTurn() {
  const { beginTurn: begin } = await import(/** @type {any} */ (TURN));
  await begin();
}

export const answered = { Last, askToMove, beginTurn, chooseTheme, showProgress };
