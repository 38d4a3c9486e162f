// Keys by what they write (`event.key`), so that they are where a keyboard's letters say.

const TYPING = "input:not([type=checkbox]), select, textarea";

export class Keys {
  #plain = new Map();
  #waiting;
  #on = true;

  constructor(blocked) {
    document.addEventListener("keydown", (event) => {
      if (!this.#on || blocked() || event.target.closest?.(TYPING) || this.#isTheBrowsers(event)) {
        return;
      }
      if (this.#pressed(event)) {
        event.preventDefault();
      }
    });
  }

  set on(on) {
    this.#on = on;
  }

  /** Calls `act(event)` on any of the keys; it may answer false to leave the key alone. */
  bind(keys, act) {
    for (const key of keys) {
      this.#plain.set(key, act);
    }
  }

  /** The next key goes to `choose(key)`, which answers whether it knew it; anything else ends it. */
  next(choose, end) {
    this.cancel();
    this.#waiting = { choose, end };
  }

  cancel() {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.end();
  }

  get waiting() {
    return this.#waiting !== undefined;
  }

  #pressed(event) {
    if (["Shift", "Control", "Alt", "AltGraph", "Meta", "Tab"].includes(event.key)) {
      return false;
    }
    const small = event.key.length === 1 ? event.key.toLowerCase() : event.key; // Caps Lock is on
    if (this.#waiting) {
      const { choose } = this.#waiting;
      this.cancel();
      if (event.key === "Escape" || choose(small)) {
        return true;
      }
    }
    const act = this.#plain.get(event.key) ?? this.#plain.get(small);
    return act ? act(event) !== false : false;
  }

  /** Ctrl+R and the like stay the browser's; with Ctrl also z undoes and arrows move boxes finely. */
  #isTheBrowsers(event) {
    const altGr = event.getModifierState("AltGraph"); // writes characters
    const ours = event.key.startsWith("Arrow") || ["z", "y"].includes(event.key);
    return event.metaKey || (!altGr && (event.altKey || (event.ctrlKey && !ours)));
  }
}
