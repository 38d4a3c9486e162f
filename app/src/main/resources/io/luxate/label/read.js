// The reading page, and the ruling page, which is the same with all readers' answers beside.

import * as boxes from "./box.js";
import { Choices, KEYS } from "./choices.js";
import { Keys } from "./keys.js";
import { element, get, make, picture, post, show } from "./server.js";
import { Saving, isComplete, plain } from "./sheet.js";
import { Viewer } from "./viewer.js";

const AFTER_LAST_KEY_MS = 400;
const STEPS = 60;

const role = location.pathname === "/adjudicate" ? "adjudicator" : "reader";
const who = { name: new URLSearchParams(location.search).get("name") ?? "", role };
const saving = new Saving(who);
const fetched = new Map();
const help = element("help");
const keys = new Keys(() => help.open);
const groups = {};
let session;
let sheets = [];
let at = 0;
let boxLater;

const viewer = new Viewer(element("canvas"), element("stage"), {
  boxDrawn: (box) => {
    if (boxes.isLargeEnough(box)) {
      change({ box }, boxes.words(box));
    } else {
      render();
    }
  },
  changed: () => {
    element("display").textContent = `${viewer.words()}.`;
    element("invert").setAttribute("aria-pressed", String(viewer.inverted));
  },
});

// ---- what is said ----

function sheet() {
  return sheets[at];
}

/** Takes over a part of the answer and saves it. */
async function change(part, words) {
  const of = sheet();
  of.answer = plain({ ...of.answer, ...part });
  of.said = true;
  render();
  await keep(of, words);
}

async function keep(of, words) {
  try {
    await saving.put(of.id, of.answer);
    of.kept = of.answer;
    element("trouble").textContent = "";
    tell(`Saved. ${words}`);
  } catch (fault) {
    if (fault.refused) {
      of.answer = of.kept;
      render();
    }
    element("trouble").textContent = `Not saved: ${fault.message}`;
  }
}

function setFinding(finding) {
  return sheet().answer.finding === finding
    ? change({ finding: undefined, decision: undefined }, "No finding.")
    : change({ finding, decision: "accepted", reason: undefined }, `Finding: ${finding}.`);
}

function accept() {
  return change({ decision: "accepted", reason: undefined }, "Accepted.");
}

function reject(reason) {
  return change({ decision: "rejected", reason, finding: undefined }, `Rejected: ${reason}.`);
}

function toggle(part, value) {
  return sheet().answer[part] === value
    ? change({ [part]: undefined }, `No ${part}.`)
    : change({ [part]: value }, `${part}: ${value}.`);
}

/** A box under the arrow keys is saved when they rest, so that undoing takes back the whole move. */
function nudge(box) {
  const of = sheet();
  of.answer = { ...of.answer, box };
  of.said = true;
  render();
  clearTimeout(boxLater?.timer);
  boxLater = { of, timer: setTimeout(saveBox, AFTER_LAST_KEY_MS) };
}

function saveBox() {
  const { of, timer } = boxLater ?? {};
  boxLater = undefined;
  clearTimeout(timer);
  return of ? keep(of, boxes.words(of.answer.box)) : saving.settled();
}

// ---- going through the images ----

async function go(to) {
  if (to < 0 || to >= sheets.length) {
    tell(to < 0 ? "This is the first image." : "This is the last image.");
    return;
  }
  try {
    await saveBox();
    await saving.settled();
  } catch (fault) {
    element("trouble").textContent = `Not saved, so that this image stays: ${fault.message}`;
    return;
  }
  keys.cancel();
  at = to;
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
  const near = [at, at + 1, at - 1].filter((i) => i in sheets).map((i) => sheets[i].id);
  for (const id of fetched.keys()) {
    if (!near.includes(id)) {
      fetched.delete(id);
    }
  }
  if (at + 1 in sheets) {
    fetching(sheets[at + 1].id).catch(() => fetched.delete(sheets[at + 1]?.id));
  }
}

function fetching(id) {
  if (!fetched.has(id)) {
    fetched.set(id, picture(id));
  }
  return fetched.get(id);
}

const isDone = (of) => of.said && isComplete(of.answer);

function toFirstOpen() {
  const open = sheets.findIndex((of) => !isDone(of));
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
    const kept = await post(path, who);
    const to = sheets.findIndex((of) => of.id === kept.image);
    if (to < 0) {
      tell(nothing);
      return;
    }
    Object.assign(sheets[to], {
      answer: kept.answer,
      kept: kept.answer,
      said: Object.keys(kept.answer).length > 0,
    });
    if (to === at) {
      render();
    } else {
      await go(to);
    }
    tell(`${path === "/api/undo" ? "Undone" : "Redone"}. ${element("progress").textContent}`);
  } catch (fault) {
    element("trouble").textContent = fault.message;
  }
}

const undo = () => back("/api/undo", "Nothing left to undo.");
const redo = () => back("/api/redo", "Nothing left to redo.");

// ---- what is shown ----

function tell(words) {
  element("status").textContent = words;
}

function render() {
  const of = sheet();
  const { answer } = of;
  const done = sheets.filter(isDone).length;
  element("progress").textContent =
    `Image ${at + 1} of ${sheets.length}; ${done} ${role === "reader" ? "answered" : "ruled on"}.`;
  element("canvas").setAttribute("aria-label", `Radiograph ${at + 1} of ${sheets.length}`);
  groups.decision.value = answer.decision;
  groups.reason.value = answer.reason;
  for (const part of ["finding", "joint", "view", "side"]) {
    groups[part].value = answer[part];
  }
  const rejecting = answer.decision === "rejected" || groups.asked === "reason";
  show(element("group-reason"), rejecting);
  show(element("other-reason"), rejecting);
  const own = answer.reason && !session.words.reasons.includes(answer.reason);
  element("reason").value = own ? answer.reason : "";
  element("box").textContent = answer.box ? boxes.words(answer.box) : "No box yet.";
  show(element("box-remove"), Boolean(answer.box));
  viewer.box = answer.box;
  show(element("known"), Boolean(of.known));
  element("known").textContent = of.known ? `In the set: ${of.known}` : "";
  renderOthers(of);
}

function renderOthers(of) {
  const others = element("others");
  show(others, role === "adjudicator");
  viewer.others = of.others.flatMap((other) => other.answer.box ?? []);
  const said = ({ answer }, part) =>
    part === "box" ? (answer.box ? "drawn" : "") : (answer[part] ?? "");
  const parts = ["decision", "reason", "finding", "joint", "view", "side", "box"].filter((part) =>
    of.others.some((other) => said(other, part)),
  );
  others.replaceChildren(
    make("p", {}, `The readers differ over: ${of.over.join(", ")}.`),
    make(
      "div",
      { class: "wide", role: "region", tabindex: "0", "aria-label": "What each reader says" },
      make(
        "table",
        {},
        make("caption", {}, "What each reader says"),
        make("thead", {}, row("Asked", "col", of.others.map((other) => heading(other.reader)))),
        make(
          "tbody",
          {},
          ...parts.map((part) =>
            row(part, "row", of.others.map((other) => make("td", {}, said(other, part)))),
          ),
        ),
      ),
    ),
  );
}

const heading = (words) => make("th", { scope: "col" }, words);

const row = (first, scope, cells) => make("tr", {}, make("th", { scope }, first), ...cells);

function mode(name) {
  viewer.mode = name;
  for (const other of ["browse", "box", "window", "pan"]) {
    element(`mode-${other}`).setAttribute("aria-pressed", String(other === name));
  }
}

/** Lets the next key choose from a group. */
function ask(name, title, words, choose, letters = []) {
  groups.asked = name;
  groups[name].waiting = true;
  if (name === "reason") {
    render();
  }
  tell(`${title}: ${words.map((word, i) => `${letters[i] ?? KEYS[i] ?? ""} ${word}`).join(", ")}.`);
  keys.next(
    (key) => {
      const which = letters.includes(key) ? letters.indexOf(key) : KEYS.indexOf(key);
      if (which in words) {
        choose(words[which]);
        return true;
      }
      return false;
    },
    () => {
      groups[name].waiting = false;
      groups.asked = undefined;
      tell("");
      render();
    },
  );
}

// ---- keys and buttons ----

const SIDES = ["left", "right"];
const askReason = () => ask("reason", "Reject", session.words.reasons, reject);

function arrow(event) {
  const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (viewer.mode === "window") {
    viewer.window(-y * 0.01, -x * 0.05);
  } else if (viewer.mode === "pan") {
    viewer.pan(-x * 40, -y * 40);
  } else if (viewer.mode === "box") {
    moveBox(x, y, event);
  } else if (x !== 0 && !event.shiftKey && !event.ctrlKey) {
    go(at + x);
  } else {
    return false;
  }
  return true;
}

function moveBox(x, y, event) {
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

function removeBox() {
  clearTimeout(boxLater?.timer);
  boxLater = undefined;
  return sheet().answer.box ? change({ box: undefined }, "Box removed.") : undefined;
}

function openHelp() {
  help.showModal();
}

function bindKeys() {
  const { words } = session;
  words.findings.forEach((finding, i) => i < KEYS.length && keys.bind([KEYS[i]], () => setFinding(finding)));
  keys.bind(["a"], accept);
  keys.bind(["x"], askReason);
  keys.bind(["j"], () => ask("joint", "Joint", words.joints, (joint) => toggle("joint", joint)));
  keys.bind(["v"], () => ask("view", "View", words.views, (view) => toggle("view", view)));
  keys.bind(["s"], () => ask("side", "Side", SIDES, (side) => toggle("side", side), ["l", "r"]));
  keys.bind(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], arrow);
  keys.bind(["n"], () => go(at + 1));
  keys.bind(["p"], () => go(at - 1));
  keys.bind(["f"], toFirstOpen);
  keys.bind(["z"], undo);
  keys.bind(["y"], redo);
  keys.bind(["b"], () => mode("box"));
  keys.bind(["w"], () => mode("window"));
  keys.bind(["h"], () => mode("pan"));
  keys.bind(["Escape"], () => mode("browse"));
  keys.bind(["Delete", "Backspace"], removeBox);
  keys.bind(["+", "="], () => viewer.zoom(true));
  keys.bind(["-"], () => viewer.zoom(false));
  keys.bind(["i"], () => viewer.invert());
  keys.bind(["r"], () => viewer.rotate());
  keys.bind(["0"], () => viewer.reset());
  keys.bind(["?"], openHelp);
}

function bindButtons() {
  const click = (id, act) => element(id).addEventListener("click", act);
  for (const name of ["browse", "box", "window", "pan"]) {
    click(`mode-${name}`, () => mode(name));
  }
  click("zoom-in", () => viewer.zoom(true));
  click("zoom-out", () => viewer.zoom(false));
  click("invert", () => viewer.invert());
  click("rotate", () => viewer.rotate());
  click("reset", () => viewer.reset());
  click("previous", () => go(at - 1));
  click("next", () => go(at + 1));
  click("first-open", toFirstOpen);
  click("undo", undo);
  click("redo", redo);
  click("box-remove", removeBox);
  click("help-open", openHelp);
  element("reason").addEventListener("change", (event) => {
    const reason = event.target.value.trim();
    if (reason) {
      reject(reason);
    }
  });
  const on = element("keys-on");
  on.checked = localStorage.getItem("keys") !== "off";
  keys.on = on.checked;
  on.addEventListener("change", () => {
    keys.on = on.checked;
    localStorage.setItem("keys", on.checked ? "on" : "off");
  });
}

function makeGroups() {
  const { words } = session;
  const group = (name, title, key, choices, chosen) => {
    groups[name] = new Choices(element(`group-${name}`), title, key, choices, chosen);
  };
  group("decision", "May it stand in the set?", "", [["accepted", "Accept", "a"], ["rejected", "Reject", "x"]], (decision) => {
    if (decision === "accepted") {
      accept();
    } else {
      askReason();
      groups.reason.focus();
    }
  });
  group("reason", "Why not?", "x", Choices.numbered(words.reasons), (reason) => {
    keys.cancel();
    reject(reason);
  });
  group("finding", "Finding", "", Choices.numbered(words.findings), setFinding);
  group("joint", "Joint", "j", Choices.numbered(words.joints), (joint) => toggle("joint", joint));
  group("view", "View", "v", Choices.numbered(words.views), (view) => toggle("view", view));
  group("side", "Patient's side", "s", [["left", "Left", "l"], ["right", "Right", "r"]], (side) => toggle("side", side));
}

function showNotes() {
  const notes = [];
  if (session.simulated) {
    notes.push("Simulated radiographs.");
  }
  if (session.byModel) {
    notes.push("In a model's order, most doubtful first; what it said is not shown.");
  }
  element("notes").textContent = notes.join(" ");
}

async function open() {
  if (!who.name) {
    location.replace("/");
    return;
  }
  session = await get("/api/session");
  const opened = await post("/api/open", who);
  who.name = opened.name;
  const part = role === "reader" ? "Reading" : "Ruling on disagreements";
  element("title").textContent = `${part}: ${opened.name}`;
  document.title = `${part} - Luxate`;
  sheets = opened.images.map((of) => ({ ...of, kept: of.answer }));
  showNotes();
  if (sheets.length === 0) {
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
  const asked = sheets.findIndex((of) => `#${of.id}` === location.hash);
  const firstOpen = sheets.findIndex((of) => !isDone(of));
  await go(asked >= 0 ? asked : Math.max(0, firstOpen));
}

open().catch((fault) => (element("trouble").textContent = fault.message));
