"""Which edition of the rulebook is in force."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version

from tolok.audit.rulebook import RULES


@cache
def rulebook_edition() -> str:
    """The package's version and a fingerprint of the rules, such as "0.1.0+5f2c9a01".

    A rule added, removed or retitled makes another edition, even between two versions.
    """
    told = "\n".join(f"{rule.id}\t{rule.family}\t{rule.title}" for rule in RULES.values())
    return f"{version('tolok')}+{sha256(told.encode()).hexdigest()[:8]}"
