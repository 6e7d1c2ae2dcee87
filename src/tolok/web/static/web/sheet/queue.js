// Rows that wait to be saved: kept on this device, sent in order, dropped only when saved or by hand.

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60000;

export class Queue {
  #isRunning = false;
  #pause = FIRST_PAUSE;
  #timer = 0;

  /**
   * `send(key, entry)` answers what became of a row: "saved", "refused", "conflict", "lost" (no
   * connection) or "stopped" (this page can send no more). `changed(key)` is told of every change,
   * with the row's key where another tab made it.
   */
  constructor(name, send, changed) {
    this.name = name;
    this.send = send;
    this.changed = changed;
    this.isStopped = false;
    this.isLost = false;
    this.isSafe = true;
    this.entries = this.#read();
    // Another tab of the same sheet: each row has an item of its own, so that none overwrites two.
    addEventListener("storage", (event) => {
      if (!event.key?.startsWith(this.#start)) return;
      const key = event.key.slice(this.#start.length);
      if (event.newValue) this.entries[key] = JSON.parse(event.newValue);
      else delete this.entries[key];
      this.changed(key);
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
      state: held ? "typing" : "waiting",
    };
    this.#write(key);
  }

  /** A row that is still being typed into is kept, but not sent yet, from no tab. */
  isHeld(key) {
    return this.entries[key]?.state === "typing";
  }

  mark(key, state) {
    if (!this.entries[key]) return;
    this.entries[key].state = state;
    this.#write(key);
  }

  /** From now on the row builds on another version. */
  rebase(key, seen) {
    if (!this.entries[key]) return;
    this.entries[key].seen = seen;
    this.#write(key);
  }

  drop(key) {
    delete this.entries[key];
    this.#write(key);
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
    return this.all.find(([, entry]) => entry.state === "waiting" && !entry.isStranded);
  }

  get #start() {
    return `${this.name}/`;
  }

  #read() {
    const found = {};
    try {
      for (const item of Object.keys(localStorage)) {
        if (item.startsWith(this.#start)) found[item.slice(this.#start.length)] = JSON.parse(localStorage.getItem(item));
      }
    } catch {
      this.isSafe = false;
    }
    return found;
  }

  #write(key) {
    const entry = this.entries[key];
    try {
      if (entry) localStorage.setItem(this.#start + key, JSON.stringify(entry));
      else localStorage.removeItem(this.#start + key);
      this.isSafe = true;
    } catch {
      this.isSafe = false; // the device keeps nothing: the page says so and asks before it closes
    }
    this.changed();
  }
}
