// @ts-check
import { erase, eraseAll } from "../../workbook/widgets/erasing.js";
import { getStore } from "../../workbook/widgets/store.js";
import { takeIn } from "../../workbook/widgets/taking_in.js";

/** What a tab of the tests has of the store. */
export const sides = { erase, eraseAll, getStore, takeIn };
