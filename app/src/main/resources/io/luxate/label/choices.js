// A group of buttons of which at most one is chosen, each with its number as a key.

import { make } from "./server.js";

export const KEYS = "123456789";

export class Choices {
  #buttons = new Map();
  #node;

  /**
   * @param node where the group stands
   * @param title its name; `key` opens it, or is empty where numbers choose at once
   * @param words the choices, as `[value, text, key]`
   */
  constructor(node, title, key, words, chosen) {
    this.#node = node;
    const id = `${node.id}-title`;
    node.setAttribute("role", "group");
    node.setAttribute("aria-labelledby", id);
    node.classList.add("group");
    const heading = make("span", { id, class: "heading" }, title);
    if (key) {
      heading.append(" ", make("kbd", {}, key));
    }
    const row = make("div", { class: "row" });
    for (const [value, text, hint] of words) {
      const button = make("button", { type: "button", "aria-pressed": "false" }, text);
      if (hint) {
        button.append(" ", make("kbd", {}, hint));
      }
      button.addEventListener("click", () => chosen(value));
      this.#buttons.set(value, button);
      row.append(button);
    }
    node.append(heading, row);
  }

  /** Words with the numbers that choose them. */
  static numbered(words) {
    return words.map((word, index) => [word, word, KEYS[index] ?? ""]);
  }

  set value(value) {
    for (const [own, button] of this.#buttons) {
      button.setAttribute("aria-pressed", String(own === value));
    }
  }

  /** Whether its numbers are what the next key chooses. */
  set waiting(waiting) {
    this.#node.classList.toggle("waiting", waiting);
  }

  focus() {
    this.#buttons.values().next().value?.focus();
  }
}
