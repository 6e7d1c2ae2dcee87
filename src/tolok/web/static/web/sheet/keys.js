// The keyboard of a spreadsheet, on the cells of the sheet.

import { rowOf } from "./rows.js";

const STOPS = "input.cell, [data-beside], [data-more]";
let editing = null;
let pressed = null;

const isShown = (element) => element.offsetParent !== null;
const cellsOf = (root) => [...root.querySelectorAll("input.cell")].filter(isShown);
export const columnOf = (cell) => cell.name.slice(rowOf(cell).dataset.key.length + 1);

function goTo(target, event) {
  if (!target) return false;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "nearest" });
  return true;
}

/** The cell, or the link, of the same column in the next row that has one. */
function inNextRow(from, step) {
  const row = rowOf(from);
  if (from.matches("input.cell")) {
    const name = columnOf(from);
    const all = cellsOf(row.parentElement).filter((one) => one === from || columnOf(one) === name);
    return all[all.indexOf(from) + step];
  }
  const kind = from.id.slice(row.dataset.key.length);
  const all = [...row.parentElement.querySelectorAll(STOPS)].filter(
    (one) => isShown(one) && one.id.slice(rowOf(one).dataset.key.length) === kind,
  );
  return all[all.indexOf(from) + step];
}

function besideInRow(from, step) {
  const all = [...from.closest("tr").querySelectorAll(STOPS)].filter(isShown);
  return all[all.indexOf(from) + step];
}

/** Keys on the cells and links of a row; `restore(field)` and `commit(row)` do the deeds. */
export function useKeys(table, { restore, commit, close }) {
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (event.key === "Escape") {
      const isRestored = at.matches("[data-field]") && restore(at);
      if (!isRestored) close(rowOf(at));
      editing = null;
      return;
    }
    if (!at.matches(STOPS) || at.closest(".slot") || (event.shiftKey && !["Enter", "Tab"].includes(event.key))) return;
    const isCell = at.matches("input.cell");
    switch (event.key) {
      case "ArrowUp": return void goTo(inNextRow(at, -1), event);
      case "ArrowDown": return void goTo(inNextRow(at, 1), event);
      case "ArrowLeft": return void (editing !== at && goTo(besideInRow(at, -1), event));
      case "ArrowRight": return void (editing !== at && goTo(besideInRow(at, 1), event));
      case "Enter":
        if (!isCell) return; // a link opens
        event.preventDefault(); // or the browser would send the whole form
        if (!goTo(inNextRow(at, event.shiftKey ? -1 : 1), event)) commit(rowOf(at));
        return;
      case "Tab": {
        if (!isCell) return;
        const all = cellsOf(table);
        goTo(all[all.indexOf(at) + (event.shiftKey ? -1 : 1)], event);
        return;
      }
      case "F2":
        if (!isCell) return;
        event.preventDefault();
        editing = at;
        at.setSelectionRange(at.value.length, at.value.length);
    }
  });
  // One click chooses a cell, so that typing replaces it; another sets the caret.
  table.addEventListener("mousedown", (event) => {
    pressed = event.target === document.activeElement ? null : event.target;
  });
  table.addEventListener("click", (event) => {
    if (!event.target.matches("input.cell")) return;
    if (pressed === event.target) event.target.select();
    else editing = event.target;
  });
  table.addEventListener("focusin", (event) => {
    if (!event.target.matches("input.cell")) return;
    editing = null;
    event.target.select();
  });
  table.addEventListener("input", (event) => (editing = event.target));
}

/** On a phone whose number pad has no minus, one key beside the cell in hand that writes it. */
export function offerDash(table, typed) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "dash-key", textContent: "–" });
  button.setAttribute("aria-label", "Tulis strip: belum jatuh tempo");
  // Pressing it must not take the focus, and the phone's keyboard, from the cell.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const cell = button.previousElementSibling;
    cell.value = "-";
    typed(cell);
  });
  table.addEventListener("focusin", (event) => {
    if (event.target.matches("input.cell[inputmode=decimal]")) event.target.after(button);
  });
}
