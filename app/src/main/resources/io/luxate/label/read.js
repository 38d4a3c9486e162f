// The reading page, and the ruling page, which is the same with all readers' answers beside.

import { complain, desk, isDone, tell } from "./desk.js";
import { bindButtons, bindKeys, makeGroups } from "./hands.js";
import { element, get, post, show } from "./server.js";
import { showNotes } from "./shown.js";
import { go } from "./walk.js";

async function open() {
  const { who } = desk;
  if (!who.name) {
    location.replace("/");
    return;
  }
  desk.session = await get("/api/session");
  const opened = await post("/api/open", who);
  who.name = opened.name;
  const part = who.role === "reader" ? "Reading" : "Ruling on disagreements";
  element("title").textContent = `${part}: ${opened.name}`;
  document.title = `${part} - Luxate`;
  desk.sheets = opened.images.map((of) => ({ ...of, kept: of.answer }));
  showNotes();
  if (desk.sheets.length === 0) {
    show(element("answers"), false);
    for (const node of [...element("viewer").children]) {
      show(node, node.id === "status");
    }
    tell("Nothing to rule on: where all readers have finished, they agree.");
    return;
  }
  makeGroups();
  bindKeys();
  bindButtons();
  const asked = desk.sheets.findIndex((of) => `#${of.id}` === location.hash);
  const firstOpen = desk.sheets.findIndex((of) => !isDone(of));
  await go(asked >= 0 ? asked : Math.max(0, firstOpen));
}

open().catch((fault) => complain(fault.message));
