// @ts-check
import { askToMove } from "./asking_to_move.js";
import { showProgress } from "./chapters_progress.js";
import { Last } from "./last.js";
import { followPlace } from "./shown.js";
import { beginTurn } from "./turn.js";

/**
 * What only somebody with answers needs: how far the chapters are, what was shown last,
 * the question before answers move, and whose turn it is.
 */
followPlace();
export const answered = { Last, askToMove, beginTurn, showProgress };
