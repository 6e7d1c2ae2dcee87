"""A small mail server that speaks SMTP on this machine and keeps what it was given."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread


@dataclass
class MailServer:
    """Where it listens, what arrived, and whom it does not know."""

    port: int
    arrived: list[EmailMessage] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)


class _Handler(socketserver.StreamRequestHandler):
    mails: MailServer

    def handle(self) -> None:
        self._say("220 surat.test")
        while line := self.rfile.readline():
            word, _, rest = line.decode().strip().partition(" ")
            if word.upper() == "DATA":
                self._take()
            elif word.upper() == "QUIT":
                self._say("221 sampai jumpa")
                return
            elif word.upper() == "RCPT" and any(one in rest for one in self.mails.unknown):
                self._say("550 kotak surat tidak ada")
            else:
                self._say("250 baik")

    def _take(self) -> None:
        self._say("354 tulis")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.mails.arrived.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self._say("250 diterima")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """The server, listening on a free port until the block ends."""

    class Handler(_Handler):
        mails = MailServer(0)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        Handler.mails.port = server.server_address[1]
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Handler.mails
        server.shutdown()
        thread.join()
