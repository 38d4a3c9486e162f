// What somebody says of the images, and the way of it to the disk.

import { post } from "./server.js";

/**
 * Whether an answer needs nothing more: rejected with a reason, or accepted with a finding, in a set
 * with several labels with an answer to each of them.
 */
export function isComplete(answer, labels) {
  if (answer.decision === "rejected") {
    return Boolean(answer.reason);
  }
  const found = labels.length > 0 ? labels.every((label) => answer.labels?.[label]) : answer.finding;
  return Boolean(answer.decision && found);
}

/** Only what is said; the server takes a missing part for "not said". */
export function plain(answer) {
  const { labels, ...others } = answer;
  const said = Object.keys(labels ?? {}).length > 0 ? { ...others, labels } : others;
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value));
}

/** Sends answers one after the other, the newest of each image, until all are on the disk. */
export class Saving {
  #who;
  #unsaved = new Map();
  #running;

  constructor(who) {
    this.#who = who;
    addEventListener("beforeunload", (event) => {
      if (this.#unsaved.size > 0) {
        event.preventDefault();
      }
    });
    addEventListener("pagehide", () => {
      for (const [image, answer] of this.#unsaved) {
        post("/api/answer", { ...this.#who, image, answer }, true).catch(() => {});
      }
    });
  }

  /** Done when it is on the disk. */
  put(image, answer) {
    this.#unsaved.set(image, answer);
    return this.settled();
  }

  /** Done when everything said is on the disk; fails with the server's words where it cannot be. */
  settled() {
    this.#running ??= this.#send().finally(() => (this.#running = undefined));
    return this.#running.then(() => (this.#unsaved.size > 0 ? this.settled() : undefined));
  }

  async #send() {
    while (this.#unsaved.size > 0) {
      const [image, answer] = this.#unsaved.entries().next().value;
      try {
        await post("/api/answer", { ...this.#who, image, answer });
      } catch (fault) {
        if (fault.refused) {
          this.#forget(image, answer); // saying it again would not help
        }
        throw fault;
      }
      this.#forget(image, answer);
    }
  }

  #forget(image, answer) {
    if (this.#unsaved.get(image) === answer) {
      this.#unsaved.delete(image);
    }
  }
}
