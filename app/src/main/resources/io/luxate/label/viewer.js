// The image on a canvas: zoom, pan, turn, window and the box. Grey values keep their 16 bits until
// the window has chosen which of them a screen's 256 levels show.

import * as boxes from "./box.js";

const WHITE = 65535;
const STEP = 1.25;
const LARGEST = 40;
const SCREEN_REACH = 10;

export class Viewer {
  #canvas;
  #stage;
  #picture;
  #drawn = document.createElement("canvas");
  #view = {};
  #box;
  #others = [];
  #mode = "browse";
  #drag;
  #asked = false;
  #stale = true;
  #on;

  /** @param on what to call: `boxDrawn(box)`, `changed()` */
  constructor(canvas, stage, on) {
    this.#canvas = canvas;
    this.#stage = stage;
    this.#on = on;
    new ResizeObserver(() => this.#ask()).observe(stage);
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", () => (this.#drag = undefined));
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.reset();
  }

  show(picture) {
    this.#picture = picture;
    this.#drag = undefined;
    if (picture) {
      this.#drawn.width = picture.width;
      this.#drawn.height = picture.height;
    }
    this.reset();
  }

  get picture() {
    return this.#picture;
  }

  get mode() {
    return this.#mode;
  }

  set mode(mode) {
    this.#mode = mode;
    this.#canvas.dataset.mode = mode;
    this.#ask();
  }

  get inverted() {
    return this.#view.inverted;
  }

  set box(box) {
    this.#box = box;
    this.#ask();
  }

  /** Boxes of others, drawn thinner. */
  set others(list) {
    this.#others = list;
    this.#ask();
  }

  reset() {
    const [low, high] = this.#picture ? range(this.#picture.values) : [0, WHITE];
    this.#view = { zoom: 1, x: 0, y: 0, turns: 0, inverted: false, low, high };
    this.#stale = true;
    this.#ask();
  }

  zoom(larger, at = { x: 0, y: 0 }) {
    const before = this.#view.zoom;
    const after = Math.min(LARGEST, Math.max(1, larger ? before * STEP : before / STEP));
    const keep = after / before;
    this.#view.x = at.x - (at.x - this.#view.x) * keep;
    this.#view.y = at.y - (at.y - this.#view.y) * keep;
    this.#view.zoom = after;
    this.#ask();
  }

  invert() {
    this.#view.inverted = !this.#view.inverted;
    this.#stale = true;
    this.#ask();
  }

  rotate() {
    const { x, y, turns } = this.#view;
    Object.assign(this.#view, { turns: (turns + 1) % 4, x: -y, y: x });
    this.#ask();
  }

  pan(dx, dy) {
    this.#view.x += dx;
    this.#view.y += dy;
    this.#ask();
  }

  /** Both as shares of the whole range of grey: brighter is a lower window. */
  window(brighter, wider) {
    const { low, high } = this.#view;
    const width = Math.min(WHITE, Math.max(WHITE / 512, (high - low) * (1 + wider)));
    const centre = Math.min(WHITE, Math.max(0, (low + high) / 2 - brighter * WHITE));
    this.#view.low = centre - width / 2;
    this.#view.high = centre + width / 2;
    this.#stale = true;
    this.#ask();
  }

  /** The screen's right and down as directions in the image. */
  directions() {
    const along = [{ x: 1, y: 0 }, { x: 0, y: -1 }, { x: -1, y: 0 }, { x: 0, y: 1 }];
    return { right: along[this.#view.turns], down: along[(this.#view.turns + 3) % 4] };
  }

  words() {
    const percent = (value) => `${Math.round((100 * value) / WHITE)} %`;
    const { zoom, turns, inverted, low, high } = this.#view;
    const parts = [
      `Zoom ${Math.round(zoom * 100)} %`,
      `window centre ${percent((low + high) / 2)}, width ${percent(high - low)}`,
    ];
    if (turns) {
      parts.push(`turned ${turns * 90}°`);
    }
    if (inverted) {
      parts.push("inverted");
    }
    return parts.join("; ");
  }

  #ask() {
    if (!this.#asked) {
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        this.#draw();
        this.#on.changed();
      });
    }
  }

  #size() {
    return { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
  }

  /** Screen pixels for one pixel of the picture. */
  #scale() {
    const { width, height } = this.#size();
    const sideways = this.#view.turns % 2 === 1;
    const across = sideways ? this.#picture.height : this.#picture.width;
    const down = sideways ? this.#picture.width : this.#picture.height;
    return Math.min(width / across, height / down) * this.#view.zoom;
  }

  #matrix() {
    const { width, height } = this.#size();
    const scale = this.#scale();
    return new DOMMatrix()
      .translate(width / 2 + this.#view.x, height / 2 + this.#view.y)
      .rotate(this.#view.turns * 90)
      .scale(scale)
      .translate(-this.#picture.width / 2, -this.#picture.height / 2);
  }

  /** A point of the canvas in pixels of the original file. */
  #original(event) {
    const at = this.#canvas.getBoundingClientRect();
    const point = this.#matrix()
      .inverse()
      .transformPoint({ x: event.clientX - at.left, y: event.clientY - at.top });
    return {
      x: (point.x * this.#picture.originalWidth) / this.#picture.width,
      y: (point.y * this.#picture.originalHeight) / this.#picture.height,
    };
  }

  #draw() {
    const density = window.devicePixelRatio || 1;
    const { width, height } = this.#size();
    this.#canvas.width = Math.max(1, Math.round(width * density));
    this.#canvas.height = Math.max(1, Math.round(height * density));
    const context = this.#canvas.getContext("2d");
    if (!this.#picture) {
      return;
    }
    if (this.#stale) {
      this.#paint();
      this.#stale = false;
    }
    context.imageSmoothingQuality = "high";
    context.imageSmoothingEnabled = this.#scale() * density < 4;
    const matrix = new DOMMatrix().scale(density).multiply(this.#matrix());
    context.setTransform(matrix);
    context.drawImage(this.#drawn, 0, 0);
    context.scale(
      this.#picture.width / this.#picture.originalWidth,
      this.#picture.height / this.#picture.originalHeight,
    );
    const pixel = this.#picture.originalWidth / this.#picture.width / this.#scale();
    for (const box of this.#others) {
      outline(context, box, pixel, "#ffb000", 1);
    }
    if (this.#box) {
      outline(context, this.#box, pixel, "#4cd3ff", this.#mode === "box" ? 3 : 2);
    }
  }

  #paint() {
    const { values, width, height } = this.#picture;
    const { low, high, inverted } = this.#view;
    const shades = new Uint32Array(WHITE + 1);
    for (let value = 0; value <= WHITE; value++) {
      const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
      const grey = Math.round(255 * (inverted ? 1 - share : share));
      shades[value] = 0xff000000 | (grey << 16) | (grey << 8) | grey;
    }
    const context = this.#drawn.getContext("2d");
    const image = context.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < values.length; i++) {
      pixels[i] = shades[values[i]];
    }
    context.putImageData(image, 0, 0);
  }

  #down(event) {
    if (!this.#picture || event.button !== 0) {
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.#drag = { x: event.clientX, y: event.clientY };
    if (this.#mode === "box") {
      const here = this.#original(event);
      const reach = (SCREEN_REACH * this.#picture.originalWidth) / this.#picture.width / this.#scale();
      this.#drag.from = (this.#box && boxes.oppositeOfNear(this.#box, here, reach)) ?? here;
    }
  }

  #move(event) {
    if (!this.#drag) {
      return;
    }
    const dx = event.clientX - this.#drag.x;
    const dy = event.clientY - this.#drag.y;
    if (this.#drag.from) {
      this.#drag.box = this.#boxTo(event);
      this.box = this.#drag.box;
      return;
    }
    Object.assign(this.#drag, { x: event.clientX, y: event.clientY });
    if (this.#mode === "window") {
      this.window(-dy / 400, dx / 200);
    } else {
      this.pan(dx, dy);
    }
  }

  #up(event) {
    const drag = this.#drag;
    this.#drag = undefined;
    if (drag?.from && drag.box) {
      this.#on.boxDrawn(this.#boxTo(event, drag.from));
    }
  }

  #boxTo(event, from = this.#drag.from) {
    const { originalWidth, originalHeight } = this.#picture;
    return boxes.between(from, this.#original(event), originalWidth, originalHeight);
  }

  #wheel(event) {
    if (event.ctrlKey) {
      return; // the browser's own zoom
    }
    event.preventDefault();
    const at = this.#canvas.getBoundingClientRect();
    this.zoom(event.deltaY < 0, {
      x: event.clientX - at.left - at.width / 2,
      y: event.clientY - at.top - at.height / 2,
    });
  }
}

/** What the picture uses of the range of grey. */
function range(values) {
  let low = WHITE;
  let high = 0;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low ? [low, high] : [0, WHITE];
}

function outline(context, box, pixel, colour, width) {
  for (const [stroke, wide] of [["#000000", width + 2], [colour, width]]) {
    context.strokeStyle = stroke;
    context.lineWidth = wide * pixel;
    context.strokeRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  }
}
