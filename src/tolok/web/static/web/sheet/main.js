// The sheet of a quarter: saved row by row, also over a connection that comes and goes.

import { offerDash, useKeys } from "./keys.js";
import { usePaste } from "./paste.js";
import { Queue } from "./queue.js";
import { adopt, fieldsOf, isChanged, mark, openMore, rowByKey, rowOf, say, seenOf, showConflict, typedInto } from "./rows.js";

const PATIENCE = 20000; // milliseconds; a weak signal is slow, a dead one is silent
const form = document.getElementById("isian");
const table = document.querySelector("table.sheet");
const addressOf = (key) => `${form.getAttribute("action")}${encodeURIComponent(key)}/`;

const queue = form && new Queue(form.dataset.store, send, tell);

/** Send one row, and show what became of it. */
async function send(key, entry) {
  const row = rowByKey(key);
  if (!row || !canHold(row, entry)) {
    entry.isStranded = true;
    return "refused";
  }
  say(row, "saving");
  const body = new URLSearchParams({ [`${key}.seen`]: entry.seen, ...entry.fields });
  const sent = JSON.stringify(entry.fields);
  const answer = await ask(addressOf(key), { method: "POST", body, headers: { "X-CSRFToken": token() } });
  if (answer === "lost" || answer === "stopped") {
    for (const [other] of queue.all) {
      if (rowByKey(other) && queue.get(other).state === "waiting") say(rowByKey(other), "waiting");
    }
    return answer;
  }
  mark(row, answer.troubles ?? {});
  showConflict(row, answer.panel);
  if (answer.state === "saved") saved(key, row, sent, answer);
  else if (JSON.stringify(queue.get(key)?.fields) === sent) {
    // What was typed since then is sent in its turn, and answered for itself.
    queue.mark(key, answer.state);
    // A conflict has its own words, beside both versions.
    say(row, answer.state, answer.panel ? "" : Object.values(answer.troubles ?? {}).join(" ") || answer.message);
  }
  return answer.state;
}

function saved(key, row, sent, answer) {
  adopt(answer);
  const now = typedInto(row);
  if (!Object.keys(now).length) {
    queue.drop(key);
    say(row, "saved");
    return;
  }
  // More was typed while this was on its way: it builds on the version that was just saved.
  const isHeld = queue.isHeld(key) || JSON.stringify(now) === sent;
  queue.rebase(key, seenOf(row));
  queue.put(key, { title: row.dataset.title, fields: now }, { held: isHeld });
  say(row, "typing");
}

async function ask(address, options = {}) {
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE), ...options });
    if (response.status >= 500 || response.status === 429) return "lost";
    // A redirect leads to the sign-in page; what is no JSON is a page that says why not.
    if (!response.headers.get("Content-Type")?.includes("json")) return "stopped";
    return await response.json();
  } catch {
    return "lost";
  }
}

const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;
const canHold = (row, entry) => Object.keys(entry.fields).every((name) => fieldsOf(row).some((field) => field.name === name));

/** Keep what a row says now; where it says again what is saved, nothing waits any more. */
function keep(row, { held }) {
  const { key, title } = row.dataset;
  const fields = typedInto(row);
  if (!Object.keys(fields).length) {
    queue.drop(key);
    mark(row, {});
    if (row.querySelector(".conflict")) refresh(key);
    showConflict(row, "");
    say(row, row.querySelector("input[name$='.seen']").value.startsWith("0.0.") ? "" : "saved");
    return;
  }
  if (JSON.stringify(queue.get(key)?.fields) !== JSON.stringify(fields) || queue.isHeld(key) !== held) {
    queue.put(key, { title, seen: seenOf(row), fields }, { held });
    say(row, held ? "typing" : queue.isLost ? "waiting" : "saving");
  }
}

function commit(row) {
  keep(row, { held: false });
  queue.run();
}

function restore(field) {
  if (!isChanged(field)) return false;
  field.value = field.defaultValue;
  field.select();
  commit(rowOf(field));
  return true;
}

/** The one line that says how the whole sheet stands; `key` names a row that another tab settled. */
function tell(key) {
  if (key && rowByKey(key) && !queue.get(key)) refresh(key);
  const line = document.getElementById("simpanan");
  const states = Object.values(queue.entries).map((entry) => entry.state);
  const typing = states.filter((state) => state === "typing").length;
  const waiting = states.filter((state) => state === "waiting").length;
  const refused = states.length - waiting - typing;
  showStranded();
  if (!line) return;
  const parts = [];
  if (queue.isStopped) parts.push("Sesi Anda berakhir atau halaman ini sudah lama. Isian tersimpan di perangkat ini; muat ulang untuk mengirimnya.");
  else if (queue.isLost && waiting) parts.push(`${waiting} baris menunggu sambungan. Tersimpan di perangkat ini dan dikirim sendiri nanti.`);
  else if (waiting) parts.push(`${waiting} baris sedang disimpan.`);
  if (typing) parts.push(`${typing} baris sedang diisi.`);
  if (refused) parts.push(`${refused} baris perlu Anda periksa.`);
  if (!queue.isSafe && states.length) parts.push("Perangkat ini tidak dapat menyimpan: jangan tutup halaman.");
  const text = parts.join(" ") || "Semua tersimpan.";
  if (line.textContent !== text) line.textContent = text;
  line.classList.toggle("is-waiting", Boolean(parts.length));
}

/** What waits on this device for rows that cannot be filled in here any more: shown, never dropped. */
function showStranded() {
  const place = document.getElementById("tertinggal");
  const left = queue.all.filter(([key, entry]) => !rowByKey(key) || !canHold(rowByKey(key), entry));
  place.replaceChildren();
  if (!left.length) return;
  const box = document.createElement("section");
  box.className = "stranded";
  box.append(Object.assign(document.createElement("h2"), { textContent: "Belum tersimpan, dan tidak dapat lagi diisi di halaman ini" }));
  const list = document.createElement("ul");
  for (const [key, entry] of left) {
    const item = document.createElement("li");
    const texts = Object.entries(entry.fields).map(([, text]) => text || "kosong").join("; ");
    item.append(`${entry.title}: ${texts} `);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Buang" });
    button.addEventListener("click", () => queue.drop(key));
    item.append(button);
    list.append(item);
  }
  box.append(list);
  place.append(box);
}

/** Put back what this device still holds from before, and send it. */
function resume() {
  for (const [key, entry] of queue.all) {
    const row = rowByKey(key);
    if (!row || !canHold(row, entry)) continue;
    for (const field of fieldsOf(row)) {
      if (field.name in entry.fields) field.value = entry.fields[field.name];
      if (isChanged(field) && field.closest(".more")) openMore(row, true);
    }
    queue.mark(key, "waiting");
    say(row, "waiting");
  }
  tell();
  queue.run();
}

/** Ask again for a row that something beside it has changed. */
async function refresh(key) {
  const answer = await ask(addressOf(key));
  if (answer.state !== "saved") return;
  adopt(answer);
  const row = rowByKey(key);
  if (fieldsOf(row).length && !fieldsOf(row).some(isChanged) && row.querySelector("[data-state=typing], [data-state=waiting]")) say(row, "saved");
}

/** Two versions of a row: mine builds on what is saved now, theirs takes the place of mine. */
async function choose(button) {
  const row = rowOf(button);
  const { key } = row.dataset;
  if (button.value === "mine") {
    queue.rebase(key, row.querySelector("input[name$='.rival']").value);
    queue.mark(key, "waiting");
    showConflict(row, "");
    return queue.run();
  }
  queue.drop(key);
  for (const field of fieldsOf(row)) field.value = field.defaultValue;
  showConflict(row, "");
  say(row, "saved");
  return refresh(key);
}

let opener = null;
/** Open in the row what a figure or a tool leads to. */
async function openBeside(link) {
  const row = rowOf(link);
  const slot = row.querySelector(".slot");
  if (!slot.contains(link)) opener = link.id;
  await htmx.ajax("GET", link.getAttribute("href"), { source: link, target: slot, swap: "innerHTML" }).catch(() => {});
  slot.querySelector(".panel")?.focus();
}

function closeBeside(row) {
  const slot = row?.querySelector(".slot");
  if (!slot?.firstElementChild) return;
  const isInside = slot.contains(document.activeElement);
  slot.replaceChildren();
  if (isInside) document.getElementById(opener)?.focus();
}

function reportPaste(taken, left) {
  const place = document.getElementById("tempelan");
  place.replaceChildren();
  place.append(`${taken} sel ditempel.`);
  if (!left.length) return;
  place.append(` ${left.length} tidak dapat ditempel:`);
  const list = document.createElement("ul");
  for (const one of left) list.append(Object.assign(document.createElement("li"), { textContent: `${one.where}: “${one.text}” (${one.why})` }));
  place.append(list);
}

/** What is opened or sent beside a figure needs a connection, and says so where there is none. */
function onFailure(event) {
  const row = rowOf(event.target);
  if (row) row.querySelector("[data-trouble]").textContent = "Tidak ada jawaban dari Tolok. Periksa sambungan, lalu coba lagi.";
}

/** A file that is too large is refused before it is sent. */
function checkSize(event) {
  const most = Number(event.target.form?.dataset.most);
  const file = event.target.files?.[0];
  if (!most || !file) return;
  const isTooLarge = file.size > most;
  event.target.form.querySelector("[data-most-trouble]").textContent = isTooLarge
    ? `Berkas ini ${Math.ceil(file.size / 1048576)} MB; batasnya ${most / 1048576} MB. Kecilkan pindaiannya atau bagi berkas.`
    : "";
  if (isTooLarge) event.target.value = "";
}

function onClick(event) {
  const link = event.target.closest("[data-beside]");
  const more = event.target.closest("[data-more]");
  if (link && rowOf(link) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openBeside(link);
  } else if (more) {
    const isOpen = more.getAttribute("aria-expanded") !== "true";
    openMore(rowOf(more), isOpen);
    if (isOpen) rowOf(more).querySelector(".more [data-field]")?.focus();
  } else if (event.target.closest("[data-close]")) closeBeside(rowOf(event.target));
}

function onSubmit(event) {
  event.preventDefault();
  if (event.submitter?.name.endsWith(".choice")) choose(event.submitter);
  else queue.run();
}

if (table) {
  table.addEventListener("click", onClick);
  table.addEventListener("change", checkSize);
  for (const kind of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) table.addEventListener(kind, onFailure);
  table.addEventListener("htmx:afterSwap", (event) => (rowOf(event.target).querySelector("[data-trouble]").textContent = ""));
  document.addEventListener("sheet:changed", (event) => refresh(event.detail.key));
  if (form.hasAttribute("data-open")) {
    table.addEventListener("input", (event) => event.target.matches("[data-field]") && keep(rowOf(event.target), { held: true }));
    table.addEventListener("change", (event) => event.target.matches("[data-field]") && commit(rowOf(event.target)));
    form.addEventListener("submit", onSubmit);
    usePaste(table, { typed: (rows) => { rows.forEach((row) => keep(row, { held: false })); queue.run(); }, report: reportPaste });
    offerDash(table, (cell) => commit(rowOf(cell)));
  }
  useKeys(table, { restore, commit, close: closeBeside });
  resume();
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && queue.run());
  addEventListener("beforeunload", (event) => queue.all.length && !queue.isSafe && event.preventDefault());
}
