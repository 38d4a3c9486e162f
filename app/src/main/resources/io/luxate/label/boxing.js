// The box around the joint: drawn with the mouse, moved and stretched with keys.

import * as boxes from "./box.js";
import { saving, sheet } from "./desk.js";
import { change, keep } from "./said.js";
import { onBoxDrawn, render, viewer } from "./shown.js";

const AFTER_LAST_KEY_MS = 400;
const STEPS = 60;

let later;

onBoxDrawn((box) => {
  if (boxes.isLargeEnough(box)) {
    change({ box }, boxes.words(box));
  } else {
    render();
  }
});

/** A box under the arrow keys is saved when they rest, so that undoing takes back the whole move. */
function nudge(box) {
  const of = sheet();
  of.answer = { ...of.answer, box };
  of.said = true;
  render();
  clearTimeout(later?.timer);
  later = { of, timer: setTimeout(saveBox, AFTER_LAST_KEY_MS) };
}

/** Done when the box, and everything said before, is on the disk. */
export function saveBox() {
  const { of, timer } = later ?? {};
  later = undefined;
  clearTimeout(timer);
  return of ? keep(of, boxes.words(of.answer.box)) : saving.settled();
}

/** One arrow key's worth: the whole box, or with Shift its right and lower edge. */
export function moveBox(x, y, event) {
  const shown = viewer.picture;
  if (!shown) {
    return;
  }
  const { originalWidth: width, originalHeight: height } = shown;
  const { box } = sheet().answer;
  if (!box) {
    nudge(boxes.middle(width, height));
    return;
  }
  const step = event.ctrlKey ? 1 : Math.max(1, Math.max(width, height) / STEPS);
  const { right, down } = viewer.directions();
  if (event.shiftKey) {
    nudge(boxes.stretched(box, right, down, x * step, y * step, width, height));
  } else {
    const dx = (right.x * x + down.x * y) * step;
    const dy = (right.y * x + down.y * y) * step;
    nudge(boxes.moved(box, dx, dy, width, height));
  }
}

export function removeBox() {
  clearTimeout(later?.timer);
  later = undefined;
  return sheet().answer.box ? change({ box: undefined }, "Box removed.") : undefined;
}
