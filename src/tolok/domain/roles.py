"""The roles that people have in the performance year of a government."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is in a government (*peran*), for one organization or for all of them.

    OPERATOR (*kasubag program*) fills in. HEAD (*kepala perangkat daerah*) answers for the
    organization. VERIFIER (*Bappeda, Bagian Organisasi*) owns formulas and the calendar.
    FINANCE (*BPKAD*) owns spending. INSPECTOR (*Inspektorat*) reads everything and changes
    nothing. EXECUTIVE (*wali kota, bupati, sekda*) reads the whole picture. ADMINISTRATOR keeps
    people and organizations. PUBLIC is everybody, signed in or not.
    """

    OPERATOR = "operator"
    HEAD = "head"
    VERIFIER = "verifier"
    FINANCE = "finance"
    INSPECTOR = "inspector"
    EXECUTIVE = "executive"
    ADMINISTRATOR = "administrator"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]

    @property
    def is_of_organization(self) -> bool:
        """Whether it is held in one organization; the others are held in the whole government."""
        return self in {Role.OPERATOR, Role.HEAD}


_LABELS = {
    Role.OPERATOR: "Operator",
    Role.HEAD: "Kepala perangkat daerah",
    Role.VERIFIER: "Verifikator",
    Role.FINANCE: "Keuangan",
    Role.INSPECTOR: "Inspektorat",
    Role.EXECUTIVE: "Pimpinan daerah",
    Role.ADMINISTRATOR: "Administrator",
    Role.PUBLIC: "Publik",
}
