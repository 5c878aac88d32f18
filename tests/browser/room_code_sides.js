// @ts-check
import { readCode } from "../../workbook/widgets/room_code.js";

/** The browser's side of codes, for tests that compare it with Python's. */
export const read = (/** @type {[string, string[]]} */ [typed, words]) => readCode(typed, words);
