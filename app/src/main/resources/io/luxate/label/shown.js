// What the page shows of the open image: the picture, the answers chosen so far, and for who rules
// those of all readers.

import * as boxes from "./box.js";
import { desk, isDone, sheet } from "./desk.js";
import { element, make, show } from "./server.js";
import { Viewer } from "./viewer.js";

/** The groups of choices by name; `asked` names the one that the next key chooses from. */
export const groups = { labels: {} };

let boxDrawn = () => {};

/** Hears of boxes that were drawn with the mouse. */
export function onBoxDrawn(hear) {
  boxDrawn = hear;
}

export const viewer = new Viewer(element("canvas"), element("stage"), {
  boxDrawn: (box) => boxDrawn(box),
  changed: () => {
    element("display").textContent = `${viewer.words()}.`;
    element("invert").setAttribute("aria-pressed", String(viewer.inverted));
  },
});

/** What dragging and arrow keys do. */
export function mode(name) {
  viewer.mode = name;
  for (const other of ["browse", "box", "window", "pan"]) {
    element(`mode-${other}`).setAttribute("aria-pressed", String(other === name));
  }
}

export function render() {
  const of = sheet();
  const { answer } = of;
  const { sheets, at, who } = desk;
  const done = sheets.filter(isDone).length;
  element("progress").textContent =
    `Image ${at + 1} of ${sheets.length}; ${done} ${who.role === "reader" ? "answered" : "ruled on"}.`;
  element("canvas").setAttribute("aria-label", `Radiograph ${at + 1} of ${sheets.length}`);
  renderAnswer(answer);
  viewer.box = answer.box;
  show(element("known"), Boolean(of.known));
  element("known").textContent = of.known ? `In the set: ${of.known}` : "";
  renderOthers(of);
}

function renderAnswer(answer) {
  for (const part of ["decision", "reason", "finding", "joint", "view", "side"]) {
    groups[part].value = answer[part];
  }
  for (const [label, group] of Object.entries(groups.labels)) {
    group.value = answer.labels?.[label];
  }
  const rejecting = answer.decision === "rejected" || groups.asked === "reason";
  show(element("group-reason"), rejecting);
  show(element("other-reason"), rejecting);
  const own = answer.reason && !desk.session.words.reasons.includes(answer.reason);
  element("reason").value = own ? answer.reason : "";
  element("box").textContent = answer.box ? boxes.words(answer.box) : "No box yet.";
  show(element("box-remove"), Boolean(answer.box));
}

/** Every part of an answer in words. */
function parts(answer) {
  const { decision, reason, finding, joint, view, side, box, labels } = answer;
  const said = { decision, reason, finding, ...labels, joint, view, side };
  return new Map(Object.entries({ ...said, box: box ? "drawn" : "" }).filter(([, word]) => word));
}

function renderOthers(of) {
  const others = element("others");
  show(others, desk.who.role === "adjudicator");
  viewer.others = of.others.flatMap((other) => other.answer.box ?? []);
  const said = of.others.map((other) => parts(other.answer));
  const order = ["decision", "reason", "finding", ...desk.session.words.labels, "joint", "view", "side", "box"];
  const asked = order.filter((part) => said.some((one) => one.has(part)));
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
          ...asked.map((part) =>
            row(part, "row", said.map((one) => make("td", {}, one.get(part) ?? ""))),
          ),
        ),
      ),
    ),
  );
}

const heading = (words) => make("th", { scope: "col" }, words);

const row = (first, scope, cells) => make("tr", {}, make("th", { scope }, first), ...cells);

/** What a reader should know of the whole set. */
export function showNotes() {
  const notes = [];
  if (desk.session.simulated) {
    notes.push("Simulated radiographs.");
  }
  if (desk.session.byModel) {
    notes.push("In a model's order, most doubtful first; what it said is not shown.");
  }
  element("notes").textContent = notes.join(" ");
}
