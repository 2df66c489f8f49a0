"""The sentences about what Tickets may bring, and about services that are charged to a funding source."""

SENTENCES: dict[str, dict[str, str]] = {
    "SUPPOSED_OUT_OF_ORDER": {
        "en": "{payment_word}: the low may not be above the middle, nor the middle above the high, and none above 100 percent.",
        "es": "{payment_word}: el valor bajo no puede superar al medio, ni el medio al alto, y ninguno al 100 por ciento.",
    },
    "SUPPOSED_GOES_ON_OUT_OF_ORDER": {
        "en": "{payment_word}, another a month later: the low may not be above the middle, nor the middle above the high, and none above 100 percent.",
        "es": "{payment_word}, otro un mes después: el valor bajo no puede superar al medio, ni el medio al alto, y ninguno al 100 por ciento.",
    },
    "SUPPOSED_TOO_EARLY": {
        "en": "{payment_word}: it cannot be reached earlier than what comes before it, {before_word}.",
        "es": "{payment_word}: no puede alcanzarse antes que lo que va delante, {before_word}.",
    },
    "SUPPOSED_TOO_MANY": {
        "en": "{payment_word}: no more Tickets can reach it than reach what comes before it, {before_word}.",
        "es": "{payment_word}: no pueden alcanzarlo más Tickets que los que alcanzan lo que va delante, {before_word}.",
    },
}
