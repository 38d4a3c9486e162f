// Boxes in pixels of the original file: {left, top, right, bottom}, x right and y down.

const LEAST = 4;

/** Any two corners as a box within the image. */
export function between(a, b, width, height) {
  const clamp = (value, most) => Math.min(most, Math.max(0, value));
  return rounded({
    left: clamp(Math.min(a.x, b.x), width),
    top: clamp(Math.min(a.y, b.y), height),
    right: clamp(Math.max(a.x, b.x), width),
    bottom: clamp(Math.max(a.y, b.y), height),
  });
}

export function isLargeEnough(box) {
  return box.right - box.left >= LEAST && box.bottom - box.top >= LEAST;
}

/** The box to begin with: the middle half of the image. */
export function middle(width, height) {
  return rounded({ left: width / 4, top: height / 4, right: (width * 3) / 4, bottom: (height * 3) / 4 });
}

/** Moved as a whole; it stops at the image's edges. */
export function moved(box, dx, dy, width, height) {
  const x = Math.min(width - box.right, Math.max(-box.left, dx));
  const y = Math.min(height - box.bottom, Math.max(-box.top, dy));
  return rounded({ left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y });
}

/**
 * With the edges moved that lie to the viewer's right and below; `right` and `down` are these two
 * directions in the image, which are others once it is turned.
 */
export function stretched(box, right, down, dx, dy, width, height) {
  const changed = { ...box };
  for (const [direction, by] of [[right, dx], [down, dy]]) {
    const edge = direction.x > 0 ? "right" : direction.x < 0 ? "left" : direction.y > 0 ? "bottom" : "top";
    changed[edge] += (direction.x + direction.y) * by;
  }
  const inside = {
    left: Math.max(0, Math.min(changed.left, box.right - LEAST)),
    top: Math.max(0, Math.min(changed.top, box.bottom - LEAST)),
    right: Math.min(width, Math.max(changed.right, box.left + LEAST)),
    bottom: Math.min(height, Math.max(changed.bottom, box.top + LEAST)),
  };
  return rounded(inside);
}

/** The corner within reach of a point, as the one that stays; undefined where none is near. */
export function oppositeOfNear(box, point, reach) {
  for (const x of ["left", "right"]) {
    for (const y of ["top", "bottom"]) {
      if (Math.abs(box[x] - point.x) <= reach && Math.abs(box[y] - point.y) <= reach) {
        return { x: box[x === "left" ? "right" : "left"], y: box[y === "top" ? "bottom" : "top"] };
      }
    }
  }
  return undefined;
}

export function words(box) {
  return `Box: ${Math.round(box.left)} ${Math.round(box.top)} ${Math.round(box.right)} ${Math.round(box.bottom)} px.`;
}

function rounded(box) {
  const tenth = (value) => Math.round(value * 10) / 10;
  return { left: tenth(box.left), top: tenth(box.top), right: tenth(box.right), bottom: tenth(box.bottom) };
}
