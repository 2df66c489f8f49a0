"""Names that nobody could take for real, for the demo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

_FIRST = {
    "en": ("Testina", "Samplow", "Demory", "Mockford", "Placeholda", "Fictina", "Dummison", "Exampla"),
    "es": ("Fulano", "Mengana", "Zutano", "Perengana", "Ejemplia", "Pruebino", "Muestra", "Ficticio"),
}
_LAST = {
    "en": ("Sample", "Testcase", "Demo", "Fixture", "Placeholder", "Mockup", "Example", "Specimen"),
    "es": ("Ejemplo", "Prueba", "Muestra", "Demostración", "Ficticia", "Modelo", "Ensayo", "Simulada"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A Ticketholder of the demo: the id in the caseload, a fake name, and the language spoken."""

    ticket: str
    name: str
    language: str


def people(tickets: Sequence[str], seed: int) -> list[Person]:
    """One person for each Ticket id; a fifth of them speak Spanish."""
    return [_person(ticket, Random(f"{seed}:person:{ticket}")) for ticket in tickets]


def _person(ticket: str, chance: Random) -> Person:
    language = "es" if chance.random() < 0.2 else "en"
    first = _FIRST[language][int(chance.random() * 8)]
    last = _LAST[language][int(chance.random() * 8)]
    return Person(ticket, f"{first} {last}", language)
