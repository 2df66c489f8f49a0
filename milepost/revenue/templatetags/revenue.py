"""How the figures of a projection are written."""

from django import template

register = template.Library()


@register.filter
def hundredths(given: int) -> str:
    """`62.5` of 6,250 hundredths."""
    whole, rest = divmod(given, 100)
    return f"{whole:,}" + (f".{rest:02}".rstrip("0") if rest else "")
