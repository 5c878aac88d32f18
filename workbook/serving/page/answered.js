// @ts-check
import { askToMove } from "./asking_to_move.js";
import { showProgress } from "./chapters_progress.js";
import { chooseTheme } from "./choosing_theme.js";
import { Last } from "./last.js";
import { followPlace } from "./shown.js";
import { beginTurn } from "./turn.js";

/**
 * What only somebody needs who has answered or chosen something: how far the chapters are,
 * what was shown last, the question before answers move, whose turn it is, light or dark.
 */
followPlace();
export const answered = { Last, askToMove, beginTurn, chooseTheme, showProgress };
