// The plan's small kindnesses: the focus goes where the work goes on.

/** After an editor opens, its heading takes the focus, unless who is quick is in a field already;
    after one is saved, the row that changed. */
document.addEventListener("htmx:afterSettle", (event) => {
  const place = event.detail.elt;
  if (place.matches?.(".plan-editor.is-open")) {
    if (!place.contains(document.activeElement)) place.querySelector("[data-editor]").focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  } else if (place.matches?.("#rencana")) {
    const saved = place.querySelector(".is-saved");
    (saved?.querySelector("[data-edit]") ?? place.querySelector("[role=status]"))?.focus?.({ preventScroll: true });
  }
});

/** Escape closes the editor that it is pressed in. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const editor = event.target.closest?.(".plan-editor.is-open");
  if (!editor) return;
  const key = editor.id.replace("sunting-", "");
  editor.querySelector(".editor-head a").click();
  document.querySelector(`#simpul-${key} [data-edit]`)?.focus();
});
