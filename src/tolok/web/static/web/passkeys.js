// Passkeys: allauth's own scripts speak with the authenticator; this one speaks with the person.

const TROUBLES = {
  NotAllowedError: "Kunci sandi tidak dipakai: dibatalkan, atau waktunya habis. Coba lagi.",
  InvalidStateError: "Kunci sandi ini sudah terpasang pada akun Anda.",
  SecurityError:
    "Kunci sandi hanya dapat dipakai pada alamat resmi situs ini dengan HTTPS, atau di localhost.",
};
const OTHER = "Kunci sandi tidak dapat dipakai. Muat ulang halaman, lalu coba lagi.";

function say(text) {
  const place = document.querySelector("[data-passkey-trouble]");
  if (!place) return;
  place.textContent = text;
  place.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  say(TROUBLES[event.detail.exception?.name] ?? OTHER);
});

// allauth's listener was added before this one, so a button that can be pressed also works.
document.addEventListener("DOMContentLoaded", () => {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = !window.PublicKeyCredential;
  }
  for (const button of document.querySelectorAll("[data-passkey-button]")) {
    button.disabled = false;
  }
});
