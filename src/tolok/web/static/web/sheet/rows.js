// The rows of the sheet in the page: what was typed into them, and what the server answers.

export const rowOf = (element) => element.closest("[data-key]");
export const rowByKey = (key) => document.getElementById(`baris-${key}`);
export const fieldsOf = (row) => [...row.querySelectorAll("[data-field]")];
export const isChanged = (field) => field.value !== field.defaultValue;

const isVariable = (field) => field.name.includes(".var.");

/** What was typed into a row and is not saved: texts by name; of variables always all. */
export function typedInto(row) {
  const fields = fieldsOf(row);
  const changed = fields.filter(isChanged);
  const wanted = changed.some(isVariable) ? fields.filter((one) => isChanged(one) || isVariable(one)) : changed;
  return Object.fromEntries(wanted.map((field) => [field.name, field.value]));
}

export const seenOf = (row) => row.querySelector("input[name$='.seen']").value;

const SIGNS = {
  saved: "✓ tersimpan",
  typing: "belum tersimpan",
  saving: "menyimpan…",
  waiting: "menunggu sambungan",
  refused: "× ditolak",
  conflict: "! pilih isian",
  "": "",
};

/** The sign of a row's state, and the words for what went wrong. */
export function say(row, state, message = "") {
  const sign = row.querySelector(".row-state");
  if (!sign) return;
  sign.dataset.state = state;
  sign.textContent = SIGNS[state];
  row.querySelector("[data-trouble]").textContent = message;
}

/** Mark the cells that could not be taken, each with its reason. */
export function mark(row, troubles) {
  for (const field of fieldsOf(row)) {
    const cell = field.name.slice(row.dataset.key.length + 1).replace(/^var\./, "variable-");
    const trouble = troubles[cell];
    if (trouble) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    field.title = trouble ?? "";
  }
}

export function showConflict(row, panel) {
  row.querySelector("[data-conflict]").innerHTML = panel ?? "";
}

/** Put the server's fragments in the page; what is being typed stays as it is. */
export function adopt({ rows = {}, findings = {}, head }) {
  for (const [key, html] of Object.entries(rows)) {
    const row = rowByKey(key);
    if (row) renew(row, html);
  }
  for (const row of document.querySelectorAll("[data-key]")) {
    const slot = row.querySelector("[data-findings]");
    const html = findings[row.dataset.key] ?? "";
    if (slot.innerHTML.trim() !== html.trim()) slot.innerHTML = html;
  }
  if (head) document.getElementById("ringkasan").outerHTML = head;
}

function renew(row, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.querySelector("[data-key]");
  row.className = fresh.className;
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = row.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old || old.outerHTML === part.outerHTML) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    for (const more of old.querySelectorAll("[data-more]")) keepOpen(more, part);
    old.replaceWith(part);
    if (focused) document.getElementById(focused)?.focus();
  }
  renewFields(row, fresh);
  if (fresh.querySelector(".more:not(.is-closed)")) openMore(row, true);
}

function keepOpen(more, part) {
  part.querySelector(`#${CSS.escape(more.id)}`)?.setAttribute("aria-expanded", more.getAttribute("aria-expanded"));
}

function renewFields(row, fresh) {
  const cells = [...fresh.querySelectorAll("[data-entry]")];
  row.querySelectorAll("[data-entry]").forEach((cell, at) => {
    cell.className = cells[at].className;
    const live = cells[at].querySelector("[data-live]");
    const shown = cell.querySelector("[data-live]");
    if (live && shown) shown.textContent = live.textContent;
  });
  for (const field of fieldsOf(row)) {
    const saved = fresh.querySelector(`[name="${CSS.escape(field.name)}"]`)?.defaultValue;
    if (saved === undefined) continue;
    const isTyped = isChanged(field) && field.value.trim() !== saved;
    field.defaultValue = saved;
    if (!isTyped && field.value !== saved) field.value = saved;
  }
  const seen = fresh.querySelector("input[name$='.seen']");
  if (seen) row.querySelector("input[name$='.seen']").value = seen.value;
}

/** Show or hide what stands under a row: variables and words. */
export function openMore(row, isOpen) {
  row.querySelector(".more")?.classList.toggle("is-closed", !isOpen);
  for (const button of row.querySelectorAll("[data-more]")) button.setAttribute("aria-expanded", String(isOpen));
}
