// What lies on the desk: who sits there, the images in their order, and which one is open.

import { element } from "./server.js";
import { Saving, isComplete } from "./sheet.js";

const role = location.pathname === "/adjudicate" ? "adjudicator" : "reader";

export const desk = {
  who: { name: new URLSearchParams(location.search).get("name") ?? "", role },
  session: undefined,
  sheets: [],
  at: 0,
};

export const saving = new Saving(desk.who);

/** The image that is open, with its answer. */
export function sheet() {
  return desk.sheets[desk.at];
}

export function isDone(of) {
  return of.said && isComplete(of.answer, desk.session.words.labels);
}

/** Says something where a screen reader hears it. */
export function tell(words) {
  element("status").textContent = words;
}

/** Says what went wrong; nothing where all is well. */
export function complain(words) {
  element("trouble").textContent = words;
}
