// How far the readers agree, and the export.

import { element, get, make, post, show } from "./server.js";

const three = (value) => value.toFixed(3).replace(/^-(0\.0+)$/, "$1"); // no minus before nothing

function row(name, method, kappa) {
  const cells = [
    name,
    method,
    kappa.value == null ? "not defined" : three(kappa.value),
    kappa.limits ? `${three(kappa.limits.low)} to ${three(kappa.limits.high)}` : "none",
    kappa.subjects ? `${(100 * kappa.agreed).toFixed(1)} %` : "none",
    String(kappa.subjects),
  ];
  const [first, ...rest] = cells;
  return make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((cell) => make("td", {}, cell)));
}

function table(question) {
  const rows = question.pairs.map((pair) =>
    row(`${pair.first} and ${pair.second}`, "Cohen", pair.kappa),
  );
  if (question.all) {
    rows.push(row("all", "Fleiss", question.all));
  }
  const head = ["Readers", "Method", "Kappa", "95 % interval", "Same answer", "Images"];
  return make(
    "div",
    { class: "wide", role: "region", tabindex: "0", "aria-label": `Agreement on ${question.about}` },
    make(
      "table",
      {},
      make("caption", {}, `Agreement on ${question.about}`),
      make("thead", {}, make("tr", {}, ...head.map((cell) => make("th", { scope: "col" }, cell)))),
      make("tbody", {}, ...rows),
    ),
  );
}

async function fill() {
  const session = await get("/api/session");
  const found = await get("/api/agreement");
  element("set").textContent = session.set;
  show(element("simulated"), session.simulated);
  element("export-to").textContent = session.exportTo;
  element("readers").textContent = found.readers.length
    ? `Readers: ${found.readers.join(", ")}.`
    : "Nobody has answered yet.";
  element("counts").replaceChildren(
    ...[
      `${found.images} images`,
      `${found.agreed} agreed on`,
      `${found.adjudicated} ruled on`,
      `${found.disputed} disputed`,
      `${found.open} not finished by all`,
    ].map((words) => make("li", {}, words)),
  );
  element("questions").replaceChildren(...found.questions.map(table));
  if (found.questions.length === 0) {
    element("questions").append(make("p", {}, "Agreement takes two readers."));
  }
}

element("export").addEventListener("click", async () => {
  element("trouble").textContent = "";
  element("status").textContent = "Exporting.";
  try {
    const done = await post("/api/export", { overwrite: element("overwrite").checked });
    const out = Object.entries(done.leftOut).map(([why, images]) => `${images} ${why}`);
    element("status").textContent =
      `${done.images} images in ${done.table}. Left out: ${out.join(", ") || "none"}.`;
  } catch (fault) {
    element("status").textContent = "";
    element("trouble").textContent = fault.message;
  }
});

fill().catch((fault) => (element("trouble").textContent = fault.message));
