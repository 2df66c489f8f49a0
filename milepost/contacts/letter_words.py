"""The letter to somebody who was not reached: the text that comes with Milepost, and what may stand in for a name in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

PLACEHOLDERS = ("name", "organization", "coordinator", "attempts", "reply", "date")


@dataclass(frozen=True, slots=True)
class Text:
    subject: str
    body: str


DEFAULTS: Mapping[str, Text] = {
    "en": Text(
        "We would like to hear from you",
        """Dear {name},

You chose {organization} to support you on your way to work. Since we last spoke we have tried to reach you {attempts} times, and have not been able to talk with you.

Please call or write to us: {reply}. Tell us how you are, whether you work, and what would help you now. If your telephone number or address has changed, please tell us the new one.

If you no longer want our support, please tell us that too. You may do so at any time, and it costs you nothing.

Sincerely,

{coordinator}
{organization}""",
    ),
    "es": Text(
        "Nos gustaría saber de usted",
        """Estimado/a {name}:

Usted eligió a {organization} para que le apoye en su camino hacia el trabajo. Desde la última vez que hablamos hemos intentado comunicarnos con usted {attempts} veces y no lo hemos logrado.

Por favor, llámenos o escríbanos: {reply}. Díganos cómo está, si trabaja y qué le ayudaría en este momento. Si su número de teléfono o su dirección ha cambiado, díganos los nuevos.

Si ya no desea nuestro apoyo, díganoslo también. Puede hacerlo en cualquier momento y no le cuesta nada.

Atentamente,

{coordinator}
{organization}""",
    ),
}
"""It names no program and no benefit: whoever else opens the letter learns nothing."""


def unknown_placeholders(text: str) -> list[str]:
    """What stands in braces and is no placeholder of ours; a brace that is not closed counts as one."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return ["{"]
    return [
        f"{{{name}}}"
        for _literal, name, layout, conversion in parts
        if name is not None and (name not in PLACEHOLDERS or layout or conversion)
    ]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder replaced by its plain value; nothing in a value is read again."""
    parts = []
    for literal, name, _layout, _conversion in Formatter().parse(text):
        parts.append(literal)
        if name is not None:
            parts.append(values[name])
    return "".join(parts)


def paragraphs_of(text: str) -> list[list[str]]:
    """Paragraphs are parted by an empty line; each is its lines."""
    whole = text.replace("\r\n", "\n").strip()
    return [
        [line.strip() for line in part.split("\n") if line.strip()]
        for part in whole.split("\n\n")
        if part.strip()
    ]
