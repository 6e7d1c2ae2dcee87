"""The page that describes the interface for programs to people, made from its own OpenAPI."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tolok.api.errors import CODES
from tolok.api.signing import PER_MINUTE
from tolok.api.site import api

TAGS: Mapping[str, str] = {
    "governments": "Pemerintah daerah dan papan",
    "plans": "Rencana",
    "sheets": "Lembar triwulan",
    "evidence": "Bukti",
    "flow": "Pengajuan",
    "ledgers": "Buku besar dan salinan beku",
}
"""What a reader calls each part of the interface, in the order in which it is told."""

_PLACES = {"path": "alamat", "query": "parameter"}
_TYPES = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan",
    "boolean": "ya/tidak",
    "null": "kosong",
    "date-time": "waktu",
    "date": "tanggal",
    "binary": "berkas",
}


@dataclass(frozen=True)
class Part:
    """One thing that an operation takes or answers: its name, where it stands, its kind."""

    name: str
    kind: str
    place: str = ""
    is_needed: bool = True


@dataclass(frozen=True)
class Operation:
    """One operation as the page tells it."""

    anchor: str
    method: str
    address: str
    summary: str
    takes: tuple[Part, ...]
    answers: str
    gives: tuple[Part, ...]


@require_safe
def show_manual(request: HttpRequest) -> HttpResponse:
    """Every operation, by its part of the interface; open to everybody, as the OpenAPI is."""
    operations = list(_operations(api.get_openapi_schema()))
    parts = [
        (label, [one for tag, one in operations if tag == name]) for name, label in TAGS.items()
    ]
    context = {"parts": parts, "codes": CODES, "per_minute": PER_MINUTE}
    return render(request, "web/manual.html", context)


def _operations(schema: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    known = schema["components"]["schemas"]
    for address, methods in schema["paths"].items():
        for method, told in methods.items():
            answer = _answer(told["responses"])
            body: Mapping[str, Any] = told.get("requestBody", {}).get("content", {})
            sent: Mapping[str, Any] = next(iter(body.values()))["schema"] if body else {}
            operation = Operation(
                told["operationId"],
                method.upper(),
                address,
                told["summary"],
                (*_parameters(told), *_fields(sent, known, next(iter(body), ""))),
                _kind(answer) if answer else "tanpa isi",
                tuple(_fields(answer, known)),
            )
            yield told["tags"][0], operation


def _answer(responses: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of the answer that says that it went well."""
    for status, told in responses.items():
        if str(status).startswith("2"):
            found: Mapping[str, Any] = (
                told.get("content", {}).get("application/json", {}).get("schema", {})
            )
            return found
    return {}


def _parameters(told: Mapping[str, Any]) -> Iterator[Part]:
    for one in told.get("parameters", ()):
        place = _PLACES.get(one["in"], one["in"])
        yield Part(one["name"], _kind(one["schema"]), place, one.get("required", False))


def _fields(schema: Mapping[str, Any], known: Mapping[str, Any], place: str = "") -> Iterator[Part]:
    """The fields of an object, or of those in a list of them."""
    named = (schema.get("items", schema)).get("$ref", "").rpartition("/")[2]
    whole = known.get(named, schema)
    needed = set(whole.get("required", ()))
    for name, one in whole.get("properties", {}).items():
        yield Part(name, _kind(one), place, name in needed)


def _kind(schema: Mapping[str, Any]) -> str:
    """The kind of a value in Indonesian; a named shape by its name."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " atau ".join(_kind(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"daftar {_kind(schema.get('items', {}))}"
    return _TYPES.get(str(schema.get("format", schema.get("type"))), "objek")
