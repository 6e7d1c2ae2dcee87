// Small kindnesses on top of pages that work without them.

/** Let a file be dropped on the upload box, and refuse one that is too large before it is sent. */
function enhanceUpload(form) {
  const input = form.querySelector("input[type=file]");
  const trouble = form.querySelector("[data-upload-trouble]");
  const limit = Number(form.dataset.maxBytes);
  form.querySelector("[data-drop-hint]").hidden = false;

  const check = () => {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const isTooLarge = size > limit;
    trouble.hidden = !isTooLarge;
    trouble.textContent = isTooLarge
      ? `Ukurannya ${Math.ceil(size / 1048576)} MB, melebihi batas ${limit / 1048576} MB. ` +
        "Kirim lebih sedikit berkas sekaligus, atau simpan hanya lembar formulir ke berkas baru."
      : "";
    return !isTooLarge;
  };

  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    form.addEventListener(kind, () => form.classList.remove("is-over"));
  }
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      check();
    }
  });
  input.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    if (!check()) {
      event.preventDefault();
      return;
    }
    const button = form.querySelector("button");
    button.textContent = "Membaca dan memeriksa…";
    button.setAttribute("aria-disabled", "true");
    const wait = form.querySelector("[data-upload-wait]");
    if (wait) wait.hidden = false;
  });
}

/** Close an explanation, and give the focus back to the figure that it explains. */
function dismiss(event) {
  const isEscape = event.type === "keydown" && event.key === "Escape";
  const isButton = event.type === "click" && event.target.closest("[data-dismiss]");
  if (!isEscape && !isButton) return;
  const slots = isButton
    ? [event.target.closest(".explanation-slot")]
    : document.querySelectorAll(".explanation-slot:not(:empty)");
  for (const slot of slots) {
    if (!slot) continue;
    document.querySelector(`[hx-target="#${slot.id}"][data-open]`)?.focus();
    slot.replaceChildren();
  }
}

/** One key a deed, on the proposal in focus alone: J and K move, T accepts, X declines, B takes back. */
function steer(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const current = event.target.closest?.("[data-proposal]");
  if (!current) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    const all = [...document.querySelectorAll("[data-proposal]")];
    goTo(all[all.indexOf(current) + (key === "j" ? 1 : -1)], event);
  } else if ("txb".includes(key)) {
    const button = current.querySelector(`[data-key="${key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
}

function goTo(proposal, event) {
  if (!proposal) return;
  event.preventDefault();
  proposal.focus();
  proposal.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-begin]")) return;
  goTo(document.querySelector("[data-open-proposal], [data-proposal]"), event);
});

let decidedAt = -1;
document.addEventListener("htmx:beforeRequest", (event) => {
  const proposal = event.detail.elt.closest?.("[data-proposal]");
  decidedAt = proposal ? [...document.querySelectorAll("[data-proposal]")].indexOf(proposal) : -1;
});
/** After a decision the focus goes on to the next open proposal. */
document.addEventListener("htmx:afterSettle", () => {
  if (decidedAt < 0) return;
  const all = [...document.querySelectorAll("[data-proposal]")];
  const next = all.find((one, at) => at > decidedAt && one.matches("[data-open-proposal]"));
  (next ?? all[decidedAt])?.focus();
  decidedAt = -1;
});
document.addEventListener("keydown", steer);

for (const form of document.querySelectorAll("[data-upload]")) enhanceUpload(form);
document.addEventListener("click", dismiss);
document.addEventListener("keydown", dismiss);
document.addEventListener("htmx:afterRequest", (event) => {
  const link = event.detail.elt;
  if (!link.matches?.(".figure a")) return;
  for (const open of link.closest("tr").querySelectorAll("[data-open]")) open.removeAttribute("data-open");
  link.setAttribute("data-open", "");
});
// A page taken from the browser's memory must not keep a button that says it is busy.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
