// A block of cells pasted from a spreadsheet, over several rows.

import { rowOf } from "./rows.js";
import { columnOf } from "./keys.js";

const COLUMNS = ["realization", "spending"];
const LABELS = { realization: "Realisasi", spending: "Realisasi Rp" };

/** The cells of a copied block, by row; the empty line at its end is no row. */
export function blockOf(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
}

/** Take pasted blocks; `typed(rows)` is told which rows changed, `report(taken, left)` what did not. */
export function usePaste(table, { typed, report }) {
  table.addEventListener("paste", (event) => {
    const cell = event.target;
    if (!cell.matches?.("input.cell") || !COLUMNS.includes(columnOf(cell))) return;
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n\r]/.test(text.trim())) return; // one cell: the browser's own pasting
    event.preventDefault();
    report(...spread(blockOf(text), cell, typed));
  });
}

function spread(block, from, typed) {
  const rows = [...from.closest("table").querySelectorAll("[data-key]")];
  const columns = COLUMNS.slice(COLUMNS.indexOf(columnOf(from)));
  const first = rows.indexOf(rowOf(from));
  const changed = new Set();
  const left = [];
  let taken = 0;
  block.forEach((texts, down) => {
    const row = rows[first + down];
    texts.forEach((text, across) => {
      if (!text) return; // an empty cell of a block says nothing, and wipes nothing out
      const why = put(row, columns[across], text);
      if (why) left.push({ text, where: placeOf(row, columns[across], down), why });
      else {
        taken += 1;
        changed.add(row);
      }
    });
  });
  typed([...changed]);
  return [taken, left];
}

/** Write a text into a cell; where that cannot be, why. */
function put(row, column, text) {
  if (!row) return "di luar tabel";
  if (!column) return "tidak ada kolom isian di sini";
  const cell = row.querySelector(`[name="${CSS.escape(`${row.dataset.key}.${column}`)}"]`);
  if (!cell) return column === "spending" ? "jumlah baris di bawahnya" : "diisi lewat variabel";
  cell.value = text;
  return "";
}

function placeOf(row, column, down) {
  const number = row ? `Baris ${row.dataset.number}` : `Baris tempelan ke-${down + 1}`;
  return column ? `${number} · ${LABELS[column]}` : number;
}
