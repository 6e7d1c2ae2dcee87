"""A small OpenID Connect server on this machine: it signs in whoever the test says."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "tolok", "rahasia-oidc"


@dataclass
class SignInServer:
    """Its address, what it says of whoever signs in, and the codes that it has given."""

    address: str
    claims: dict[str, object] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )


class _Handler(BaseHTTPRequestHandler):
    server_: SignInServer

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/.well-known/openid-configuration":
            self._json(self._configuration())
        elif path == "/masuk":
            self._give_code(query)
        elif path == "/kunci":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.server_.key.public_key()))
            self._json({"keys": [{**public, "kid": "satu", "alg": "RS256", "use": "sig"}]})
        elif path == "/orang" and self.headers["Authorization"] == "Bearer tanda-masuk":
            self._json(self.server_.claims)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        code = sent.get("code", [""])[0]
        is_ours = sent.get("client_secret") == [SECRET] and code in self.server_.codes
        if urlsplit(self.path).path != "/tukar" or not is_ours:
            self.send_error(400)
            return
        now = int(time.time())
        claims = {
            **self.server_.claims,
            "iss": self.server_.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
        }
        token = jwt.encode(claims, self.server_.key, algorithm="RS256", headers={"kid": "satu"})
        self._json({"access_token": "tanda-masuk", "token_type": "Bearer", "id_token": token})

    def _configuration(self) -> dict[str, object]:
        address = self.server_.address
        return {
            "issuer": address,
            "authorization_endpoint": f"{address}/masuk",
            "token_endpoint": f"{address}/tukar",
            "userinfo_endpoint": f"{address}/orang",
            "jwks_uri": f"{address}/kunci",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _give_code(self, query: dict[str, list[str]]) -> None:
        code = f"kode-{len(self.server_.codes)}"
        self.server_.codes[code] = query["redirect_uri"][0]
        back = urlencode({"code": code, "state": query["state"][0]})
        self.send_response(302)
        self.send_header("Location", f"{query['redirect_uri'][0]}?{back}")
        self.end_headers()

    def _json(self, data: object) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def sign_in_server() -> Iterator[SignInServer]:
    """The server, listening on a free port until the block ends."""

    class Handler(_Handler):
        server_ = SignInServer("")

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Handler.server_.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Handler.server_
        server.shutdown()
        thread.join()
