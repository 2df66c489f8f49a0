"""The sentences of a scorecard: why a note, a request or an answer counts as it does."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_note_address": {"en": "the number or address used", "es": "el número o la dirección usados"},
    "WORD_note_minutes": {"en": "how long it lasted", "es": "cuánto duró"},
    "WORD_note_services": {"en": "the services given", "es": "los servicios prestados"},
    "WORD_note_message": {"en": "the message left", "es": "el mensaje dejado"},
    "NOTE_COMPLETE": {
        "en": "The note of {day} is complete.",
        "es": "La nota del {day} está completa.",
    },
    "NOTE_LACKS": {
        "en": "The note of {day} lacks: {lacks_word}.",
        "es": "A la nota del {day} le falta: {lacks_word}.",
    },
    "NOTE_LATE": {
        "en": "The note of {day} was entered {days} days later; {allowed} are settled.",
        "es": "La nota del {day} se registró {days} días después; se han fijado {allowed}.",
    },
    "REQUEST_SENT_AFTER": {
        "en": "Released on {day}; days until it was sent: {days}.",
        "es": "Liberada el {day}; días hasta que se envió: {days}.",
    },
    "REQUEST_NOT_SENT": {
        "en": "Released on {day} and not sent; days since then: {days}.",
        "es": "Liberada el {day} y no enviada; días desde entonces: {days}.",
    },
    "REQUEST_WAS_GRANTED": {
        "en": "Answered on {day}, without a denial.",
        "es": "Respondida el {day}, sin denegación.",
    },
    "REQUEST_WAS_DENIED": {
        "en": "Denied on {day}.",
        "es": "Denegada el {day}.",
    },
}
