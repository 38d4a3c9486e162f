// Keys and buttons: everything that can be done, by either.

import { ask, keys } from "./ask.js";
import { moveBox, removeBox } from "./boxing.js";
import { Choices, KEYS } from "./choices.js";
import { desk } from "./desk.js";
import { accept, denyTheRest, reject, setFinding, setLabel, toggle } from "./said.js";
import { element, make, show } from "./server.js";
import { groups, mode, viewer } from "./shown.js";
import { go, redo, toFirstOpen, undo } from "./walk.js";

const SIDES = ["left", "right"];
const VERDICTS = ["yes", "no", "unsure"];
const VERDICT_KEYS = ["y", "n", "u"];
const MODES = ["browse", "box", "window", "pan"];

const askReason = () => ask("reason", groups.reason, "Reject", desk.session.words.reasons, reject);

const askPart = (part, title, words, letters) =>
  ask(part, groups[part], title, words, (word) => toggle(part, word), letters);

const askLabel = (label) =>
  ask(label, groups.labels[label], label, VERDICTS, (verdict) => setLabel(label, verdict), VERDICT_KEYS);

function arrow(event) {
  const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (viewer.mode === "window") {
    viewer.window(-y * 0.01, -x * 0.05);
  } else if (viewer.mode === "pan") {
    viewer.pan(-x * 40, -y * 40);
  } else if (viewer.mode === "box") {
    moveBox(x, y, event);
  } else if (x !== 0 && !event.shiftKey && !event.ctrlKey) {
    go(desk.at + x);
  } else {
    return false;
  }
  return true;
}

export function bindKeys() {
  const { words } = desk.session;
  const numbered = (things, act) =>
    things.forEach((thing, i) => i < KEYS.length && keys.bind([KEYS[i]], () => act(thing)));
  numbered(words.findings, setFinding);
  numbered(words.labels, askLabel);
  if (words.labels.length > 0) {
    keys.bind(["o"], denyTheRest);
  }
  keys.bind(["a"], accept);
  keys.bind(["x"], askReason);
  keys.bind(["j"], () => askPart("joint", "Joint", words.joints));
  keys.bind(["v"], () => askPart("view", "View", words.views));
  keys.bind(["s"], () => askPart("side", "Side", SIDES, ["l", "r"]));
  keys.bind(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], arrow);
  keys.bind(["n"], () => go(desk.at + 1));
  keys.bind(["p"], () => go(desk.at - 1));
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
  keys.bind(["?"], () => element("help").showModal());
}

export function bindButtons() {
  const click = (id, act) => element(id).addEventListener("click", act);
  MODES.forEach((name) => click(`mode-${name}`, () => mode(name)));
  click("zoom-in", () => viewer.zoom(true));
  click("zoom-out", () => viewer.zoom(false));
  click("invert", () => viewer.invert());
  click("rotate", () => viewer.rotate());
  click("reset", () => viewer.reset());
  click("previous", () => go(desk.at - 1));
  click("next", () => go(desk.at + 1));
  click("first-open", toFirstOpen);
  click("undo", undo);
  click("redo", redo);
  click("box-remove", removeBox);
  click("help-open", () => element("help").showModal());
  click("labels-rest", denyTheRest);
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

export function makeGroups() {
  const { words } = desk.session;
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
  makeLabels(words.labels);
}

/** A group for each label of a set with several; then there is no one finding. */
function makeLabels(labels) {
  const several = labels.length > 0;
  show(element("group-finding"), !several);
  show(element("labels-rest"), several);
  for (const node of document.querySelectorAll("[data-for]")) {
    show(node, node.dataset.for === (several ? "labels" : "classes"));
  }
  const choices = [["yes", "Yes", "y"], ["no", "No", "n"], ["unsure", "Unsure", "u"]];
  labels.forEach((label, i) => {
    const node = make("div", { id: `label-${i}` });
    element("group-labels").append(node);
    groups.labels[label] = new Choices(node, label, KEYS[i] ?? "", choices, (verdict) => {
      keys.cancel();
      setLabel(label, verdict);
    });
  });
}
