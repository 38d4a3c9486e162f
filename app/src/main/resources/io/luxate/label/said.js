// What somebody says of the open image, each part of it saved at once.

import { complain, desk, saving, sheet, tell } from "./desk.js";
import { plain } from "./sheet.js";
import { render } from "./shown.js";

/** Takes over a part of the answer and saves it. */
export async function change(part, words) {
  const of = sheet();
  of.answer = plain({ ...of.answer, ...part });
  of.said = true;
  render();
  await keep(of, words);
}

/** Saves an answer; what the server refuses is taken back. */
export async function keep(of, words) {
  try {
    await saving.put(of.id, of.answer);
    of.kept = of.answer;
    complain("");
    tell(`Saved. ${words}`);
  } catch (fault) {
    if (fault.refused) {
      of.answer = of.kept;
      render();
    }
    complain(`Not saved: ${fault.message}`);
  }
}

export function setFinding(finding) {
  return sheet().answer.finding === finding
    ? change({ finding: undefined, decision: undefined }, "No finding.")
    : change({ finding, decision: "accepted", reason: undefined }, `Finding: ${finding}.`);
}

/** Whether one of several labels holds; the same again takes it back. */
export function setLabel(label, verdict) {
  const { [label]: before, ...others } = sheet().answer.labels ?? {};
  return before === verdict
    ? change({ labels: others }, `${label}: not said.`)
    : change(
        { labels: { ...others, [label]: verdict }, decision: "accepted", reason: undefined },
        `${label}: ${verdict}.`,
      );
}

/** "No" for every label of which nothing is said yet. */
export function denyTheRest() {
  const { labels } = desk.session.words;
  const said = sheet().answer.labels ?? {};
  const rest = labels.filter((label) => !(label in said));
  if (rest.length === 0) {
    tell("Every label is answered.");
    return undefined;
  }
  const no = Object.fromEntries(rest.map((label) => [label, "no"]));
  return change(
    { labels: { ...said, ...no }, decision: "accepted", reason: undefined },
    `No: ${rest.join(", ")}.`,
  );
}

export function accept() {
  return change({ decision: "accepted", reason: undefined }, "Accepted.");
}

export function reject(reason) {
  return change(
    { decision: "rejected", reason, finding: undefined, labels: undefined },
    `Rejected: ${reason}.`,
  );
}

export function toggle(part, value) {
  return sheet().answer[part] === value
    ? change({ [part]: undefined }, `No ${part}.`)
    : change({ [part]: value }, `${part}: ${value}.`);
}
