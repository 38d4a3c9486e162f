"use strict";
// Draws the ROC curves of figure[data-roc] with Chart.js and lets a person move along them. Without
// scripts, on paper and for screen readers the figure's SVG stays what it is.
(() => {
  const theme = getComputedStyle(document.documentElement);
  const colour = (name) => theme.getPropertyValue(name).trim();
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const percent = (share) => (100 * share).toFixed(1) + "\u202f%";
  const number = (score) =>
    score !== 0 && Math.abs(score) < 0.001 ? score.toExponential(1) : score.toFixed(3);

  // the corner of a curve that the pointer is nearest to; points beside the curves do not count
  Chart.Interaction.modes.corner = (chart, event) => {
    const pointer = Chart.helpers.getRelativePosition(event, chart);
    let best = [];
    let least = Infinity;
    chart.data.datasets.forEach((dataset, datasetIndex) => {
      if (dataset.curve) {
        chart.getDatasetMeta(datasetIndex).data.forEach((element, index) => {
          const away = Math.hypot(element.x - pointer.x, element.y - pointer.y);
          if (away < least) {
            least = away;
            best = [{ element, datasetIndex, index }];
          }
        });
      }
    });
    return best;
  };

  const make = (tag, parent, attributes = {}) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    parent.append(element);
    return element;
  };

  const live = (figure) => {
    const { curves, threshold, words } = JSON.parse(figure.dataset.roc);
    const spot = (curve, tp, fp) => ({ x: fp / curve.negatives, y: tp / curve.positives });
    // what a threshold calls positive: everything down to the lowest score at or above it
    const calls = (curve, at) => {
      let found = [Infinity, 0, 0];
      for (const point of curve.points) {
        if (point[0] < at) break;
        found = point;
      }
      return found;
    };
    const line = (curve, [, tp, fp]) =>
      fill(words.line, curve.name, percent(tp / curve.positives), tp + "/" + curve.positives,
        percent(1 - fp / curve.negatives), curve.negatives - fp + "/" + curve.negatives,
        String(fp), String(curve.positives - tp));
    const shown = (at) => fill(words.threshold, at === Infinity ? words.above : number(at));

    const stops = [...new Set(curves.flatMap((c) => c.points.map((p) => p[0])).concat(threshold ?? []))]
      .sort((a, b) => a - b)
      .concat(Infinity);
    let at = threshold ?? stops[stops.length >> 1];

    const box = document.createElement("div");
    box.className = "live";
    figure.querySelector("svg").after(box);
    const plot = make("div", box, { class: "plot" });
    const canvas = make("canvas", plot, { "aria-hidden": "true" });
    const label = make("label", box);
    label.append(words.slider);
    const slider = make("input", label, { type: "range", min: 0, max: stops.length - 1, step: 1 });
    const readout = make("div", box, { class: "readout", "aria-hidden": "true" });
    make("p", box, { class: "hint" }).textContent = words.hint;

    const chart = new Chart(canvas, {
      type: "scatter",
      data: {
        datasets: [
          ...curves.map((curve) => ({
            data: [{ x: 0, y: 0 }, ...curve.points.map(([, tp, fp]) => spot(curve, tp, fp))],
            ends: [Infinity, ...curve.points.map(([end]) => end)],
            curve, label: curve.label, tone: curve.tone, showLine: true, pointRadius: 0,
            pointHoverRadius: 0, borderWidth: curve.dashed ? 1.75 : 3,
            borderDash: curve.dashed ? [5, 5] : [], order: 3,
          })),
          ...curves.filter((curve) => curve.fixed.length).map((curve) => ({
            data: [spot(curve, ...curve.fixed)], tone: curve.tone, filled: true, pointRadius: 5.5,
            order: 2,
          })),
          ...curves.map((curve) => ({
            data: [], chosen: curve, tone: curve.tone, pointRadius: 8, pointBorderWidth: 2.5,
            order: 1,
          })),
          { data: [{ x: 0, y: 0 }, { x: 1, y: 1 }], tone: 0, showLine: true, pointRadius: 0,
            borderWidth: 1.75, borderDash: [5, 5], order: 4 },
        ],
      },
      options: {
        animation: false,
        aspectRatio: 0.87,
        interaction: { mode: "corner", intersect: false },
        plugins: {
          title: { display: true, align: "start", text: figure.querySelector("svg title").textContent },
          legend: {
            position: "bottom", align: "start", onClick: () => {},
            labels: { filter: (item, data) => data.datasets[item.datasetIndex].curve, boxHeight: 0, boxWidth: 24 },
          },
          tooltip: {
            displayColors: false,
            callbacks: {
              title: ([item]) => shown(item.dataset.ends[item.dataIndex]),
              label: ({ dataset, dataIndex }) =>
                line(dataset.curve, calls(dataset.curve, dataset.ends[dataIndex])).split(/[:：;；]\s*/),
            },
          },
        },
        scales: {
          x: { type: "linear", min: 0, max: 1, ticks: { stepSize: 0.2 }, title: { display: true, text: words.x } },
          y: { type: "linear", min: 0, max: 1, ticks: { stepSize: 0.2 }, title: { display: true, text: words.y } },
        },
      },
    });

    const show = (next) => {
      at = next;
      const lines = curves.map((curve) => line(curve, calls(curve, at)));
      slider.value = String(stops.indexOf(at));
      slider.setAttribute("aria-valuetext", [shown(at), ...lines].join(". "));
      readout.replaceChildren();
      make("strong", readout).textContent = shown(at);
      lines.forEach((text) => (make("p", readout).textContent = text));
      chart.data.datasets.filter((set) => set.chosen).forEach((set) => {
        const [, tp, fp] = calls(set.chosen, at);
        set.data = [spot(set.chosen, tp, fp)];
      });
      chart.update("none");
    };

    const paint = () => {
      const { options } = chart;
      const font = { family: colour("--sans"), size: 13 };
      options.font = font;
      options.color = colour("--ink");
      for (const set of chart.data.datasets) {
        set.borderColor = set.pointBorderColor = colour("--t" + set.tone);
        set.backgroundColor = set.filled ? colour("--t" + set.tone) : "transparent";
      }
      for (const axis of Object.values(options.scales)) {
        axis.ticks = { ...axis.ticks, color: colour("--ink"), font, minRotation: 0, maxRotation: 0,
          callback: (value) => value.toFixed(1) };
        axis.title = { ...axis.title, color: colour("--ink"), font };
        axis.grid = { color: colour("--rule") };
        axis.border = { color: colour("--rule") };
      }
      Object.assign(options.plugins.title, { color: colour("--ink"), font: { ...font, size: 14, weight: "600" } });
      Object.assign(options.plugins.legend.labels, { color: colour("--ink"), font });
      Object.assign(options.plugins.tooltip, {
        backgroundColor: colour("--ink"), titleColor: colour("--paper"), bodyColor: colour("--paper"),
        titleFont: { ...font, weight: "bold" }, bodyFont: font, padding: 10,
      });
      chart.update("none");
    };

    canvas.addEventListener("pointermove", (event) => {
      chart
        .getElementsAtEventForMode(event, "corner", {}, true)
        .forEach(({ datasetIndex, index }) => show(chart.data.datasets[datasetIndex].ends[index]));
    });
    slider.addEventListener("input", () => show(stops[Number(slider.value)]));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    figure.classList.add("on");
    chart.resize();
    show(at);
    paint();
  };

  document.querySelectorAll("figure[data-roc]").forEach(live);
})();
