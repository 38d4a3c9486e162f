// A question that the next key answers.

import { KEYS } from "./choices.js";
import { tell } from "./desk.js";
import { Keys } from "./keys.js";
import { element } from "./server.js";
import { groups, render } from "./shown.js";

export const keys = new Keys(() => element("help").open);

/**
 * Lets the next key choose.
 *
 * @param group the group of choices that waits; `name` is what the page knows it by
 * @param letters the keys of the words; numbers where there are none
 */
export function ask(name, group, title, words, choose, letters = []) {
  keys.cancel();
  groups.asked = name;
  group.waiting = true;
  if (name === "reason") {
    render();
  }
  tell(`${title}: ${words.map((word, i) => `${letters[i] ?? KEYS[i] ?? ""} ${word}`).join(", ")}.`);
  keys.next(
    (key) => {
      const which = letters.includes(key) ? letters.indexOf(key) : KEYS.indexOf(key);
      if (which in words) {
        choose(words[which]);
        return true;
      }
      return false;
    },
    () => {
      group.waiting = false;
      groups.asked = undefined;
      tell("");
      render();
    },
  );
}
