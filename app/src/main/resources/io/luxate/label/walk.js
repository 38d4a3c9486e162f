// Going through the images, forth and back, and back in time.

import { keys } from "./ask.js";
import { saveBox } from "./boxing.js";
import { complain, desk, isDone, saving, sheet, tell } from "./desk.js";
import { element, picture, post, show } from "./server.js";
import { mode, render, viewer } from "./shown.js";

const fetched = new Map();

/** Opens an image once everything said of the one before is on the disk. */
export async function go(to) {
  if (to < 0 || to >= desk.sheets.length) {
    tell(to < 0 ? "This is the first image." : "This is the last image.");
    return;
  }
  try {
    await saveBox();
    await saving.settled();
  } catch (fault) {
    complain(`Not saved, so that this image stays: ${fault.message}`);
    return;
  }
  keys.cancel();
  desk.at = to;
  history.replaceState(null, "", `#${sheet().id}`);
  mode("browse");
  render();
  tell(element("progress").textContent);
  await draw();
}

async function draw() {
  const of = sheet();
  viewer.show(undefined);
  show(element("unusable"), false);
  element("canvas").dataset.shown = "";
  try {
    const found = await fetching(of.id);
    if (of === sheet()) {
      viewer.show(found);
      element("canvas").dataset.shown = of.id;
    }
  } catch (fault) {
    if (of === sheet()) {
      element("unusable").textContent = `This file cannot be shown: ${fault.message}`;
      show(element("unusable"), true);
    }
    fetched.delete(of.id);
  }
  keepNear();
}

/** Pictures beside the open one are at hand, and no others are held. */
function keepNear() {
  const { sheets, at } = desk;
  const near = [at, at + 1, at - 1].filter((i) => i in sheets).map((i) => sheets[i].id);
  for (const id of fetched.keys()) {
    if (!near.includes(id)) {
      fetched.delete(id);
    }
  }
  if (at + 1 in sheets) {
    const { id } = sheets[at + 1];
    fetching(id).catch(() => fetched.delete(id));
  }
}

function fetching(id) {
  if (!fetched.has(id)) {
    fetched.set(id, picture(id));
  }
  return fetched.get(id);
}

export function toFirstOpen() {
  const open = desk.sheets.findIndex((of) => !isDone(of));
  if (open < 0) {
    tell("Every image is answered.");
  } else {
    go(open);
  }
}

async function back(path, nothing) {
  try {
    await saveBox();
    await saving.settled();
    const kept = await post(path, desk.who);
    const to = desk.sheets.findIndex((of) => of.id === kept.image);
    if (to < 0) {
      tell(nothing);
      return;
    }
    Object.assign(desk.sheets[to], {
      answer: kept.answer,
      kept: kept.answer,
      said: Object.keys(kept.answer).length > 0,
    });
    if (to === desk.at) {
      render();
    } else {
      await go(to);
    }
    tell(`${path === "/api/undo" ? "Undone" : "Redone"}. ${element("progress").textContent}`);
  } catch (fault) {
    complain(fault.message);
  }
}

export const undo = () => back("/api/undo", "Nothing left to undo.");
export const redo = () => back("/api/redo", "Nothing left to redo.");
