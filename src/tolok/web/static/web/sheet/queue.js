// Rows that wait to be saved: kept on this device, sent in order, dropped only when saved or by hand.

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;

export class Queue {
  #held = new Set();
  #isRunning = false;
  #pause = FIRST_PAUSE;
  #timer = 0;

  /**
   * `send(key, entry)` answers what became of a row: "saved", "refused", "conflict", "lost" (no
   * connection) or "stopped" (this page can send no more). `changed()` is told of every change.
   */
  constructor(name, send, changed) {
    this.name = name;
    this.send = send;
    this.changed = changed;
    this.isStopped = false;
    this.isLost = false;
    this.isSafe = true;
    this.entries = this.#read();
    addEventListener("storage", (event) => {
      if (event.key === this.name) this.entries = this.#read();
    });
    addEventListener("online", () => this.run());
  }

  /** The entries in the order in which they were first typed. */
  get all() {
    return Object.entries(this.entries).sort(([, one], [, other]) => one.order - other.order);
  }

  get(key) {
    return this.entries[key];
  }

  /** Keep what a row says now; its place in the order and the version it began from stay. */
  put(key, { title, seen, fields }, { held = false } = {}) {
    const known = this.entries[key];
    const last = Math.max(0, ...Object.values(this.entries).map((entry) => entry.order));
    this.entries[key] = {
      order: known?.order ?? last + 1,
      seen: known?.seen ?? seen,
      title,
      fields,
      state: "waiting",
    };
    if (held) this.#held.add(key);
    else this.#held.delete(key);
    this.#write();
  }

  /** A row that is still being typed into is kept, but not sent yet. */
  isHeld(key) {
    return this.#held.has(key);
  }

  mark(key, state) {
    if (!this.entries[key]) return;
    this.entries[key].state = state;
    this.#write();
  }

  /** From now on the row builds on another version. */
  rebase(key, seen) {
    if (!this.entries[key]) return;
    this.entries[key].seen = seen;
    this.#write();
  }

  drop(key) {
    delete this.entries[key];
    this.#held.delete(key);
    this.#write();
  }

  /** Send what waits, one row after the other, until nothing does or the connection is lost. */
  async run() {
    if (this.#isRunning || this.isStopped) return;
    this.#isRunning = true;
    clearTimeout(this.#timer);
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const outcome = await this.send(...next);
        this.isLost = outcome === "lost";
        this.isStopped = outcome === "stopped";
        if (this.isLost || this.isStopped) break;
        this.#pause = FIRST_PAUSE;
      }
    } finally {
      this.#isRunning = false;
    }
    if (this.isLost) {
      this.#timer = setTimeout(() => this.run(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    }
    this.changed();
  }

  #next() {
    return this.all.find(([key, entry]) => entry.state === "waiting" && !entry.isStranded && !this.#held.has(key));
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? {};
    } catch {
      this.isSafe = false;
      return this.entries ?? {};
    }
  }

  #write() {
    try {
      if (Object.keys(this.entries).length) localStorage.setItem(this.name, JSON.stringify(this.entries));
      else localStorage.removeItem(this.name);
      this.isSafe = true;
    } catch {
      this.isSafe = false; // the device keeps nothing: the page says so and asks before it closes
    }
    this.changed();
  }
}
