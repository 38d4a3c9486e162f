// Talking to Luxate on this machine, and small things that every page needs.

const PAGE = { "Luxate-Page": "1" };

export function get(path) {
  return answer(fetch(path));
}

/** Says something; with `last` it is sent even while the page is being left. */
export function post(path, value, last = false) {
  return answer(
    fetch(path, {
      method: "POST",
      headers: { ...PAGE, "Content-Type": "application/json" },
      body: JSON.stringify(value),
      keepalive: last,
    }),
  );
}

/** An image's grey values with its size here and in the original file. */
export async function picture(id) {
  const response = await reached(fetch(`/api/picture/${id}`));
  if (!response.ok) {
    throw new Error(await words(response));
  }
  const size = (name) => Number(response.headers.get(`Luxate-${name}`));
  const bytes = await response.arrayBuffer();
  return {
    values: littleEndian(bytes),
    width: size("Width"),
    height: size("Height"),
    originalWidth: size("Original-Width"),
    originalHeight: size("Original-Height"),
  };
}

function littleEndian(bytes) {
  const values = new Uint16Array(bytes);
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1) {
    return values;
  }
  return values.map((value) => ((value & 255) << 8) | (value >> 8));
}

async function answer(request) {
  const response = await reached(request);
  if (!response.ok) {
    const fault = new Error(await words(response));
    fault.refused = response.status === 400;
    throw fault;
  }
  return response.json();
}

async function reached(request) {
  try {
    return await request;
  } catch {
    throw new Error("Luxate does not answer; is it still running in its terminal?");
  }
}

async function words(response) {
  const text = await response.text();
  try {
    return JSON.parse(text).message;
  } catch {
    return text;
  }
}

export const element = (id) => document.getElementById(id);

export function show(node, shown) {
  node.hidden = !shown;
}

/** An element with attributes and what stands in it; texts are never read as HTML. */
export function make(tag, attributes = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...inside);
  return node;
}
