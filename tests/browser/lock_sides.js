// @ts-check
import { erase, eraseAll } from "../../workbook/widgets/erasing.js";
import { change, lockNow, make, open, takeOff } from "../../workbook/serving/page/lock.js";
import { getStore } from "../../workbook/widgets/store.js";
import { takeIn } from "../../workbook/widgets/taking_in.js";

/** What a tab of the tests has of the store and its lock. */
export const sides = { change, erase, eraseAll, getStore, lockNow, make, open, takeIn, takeOff };
