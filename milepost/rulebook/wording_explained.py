"""The lines around an explanation: its head, its headings, what is still ahead."""

SENTENCES: dict[str, dict[str, str]] = {
    "EXPLAINED_HEAD": {
        "en": "Ticket {ticket} · as of {day} · reading: {reading_word}",
        "es": "Ticket {ticket} · al {day} · lectura: {reading_word}",
    },
    "EXPLAINED_ASSIGNED": {"en": "first assigned {day}", "es": "asignado por primera vez el {day}"},
    "EXPLAINED_NOT_ASSIGNED": {"en": "never assigned", "es": "nunca asignado"},
    "EXPLAINED_BEGAN": {
        "en": "the outcome period began in {month}",
        "es": "el período de resultados comenzó en {month}",
    },
    "EXPLAINED_NOT_BEGUN": {
        "en": "the outcome period has not begun",
        "es": "el período de resultados no ha comenzado",
    },
    "EXPLAINED_LEFT": {
        "en": "left: {p1} in Phase 1, {p2} in Phase 2, {outcome} outcomes",
        "es": "quedan: {p1} en la Fase 1, {p2} en la Fase 2, {outcome} resultados",
    },
    "EXPLAINED_LEFT_RECONCILIATION": {"en": "and the reconciliation", "es": "y la conciliación"},
    "EXPLAINED_NOTHING": {
        "en": "Nothing attained, barred or closed so far.",
        "es": "Nada alcanzado, excluido ni cerrado hasta ahora.",
    },
    "EXPLAINED_MISSING": {"en": "missing: {what} (from: {who_word})", "es": "falta: {what} (de: {who_word})"},
    "EXPLAINED_WOULD_CHANGE": {"en": "would change it: {what}", "es": "lo cambiaría: {what}"},
    "EXPLAINED_CLAIM_DAYS": {
        "en": "can be claimed from {first} to {last}",
        "es": "puede reclamarse del {first} al {last}",
    },
    "EXPLAINED_CLAIM_FROM": {"en": "can be claimed from {first}", "es": "puede reclamarse desde el {first}"},
    "WORD_from_ticketholder": {"en": "the Ticketholder", "es": "el titular"},
    "WORD_from_provider": {"en": "the provider", "es": "el proveedor"},
    "WORD_from_ssa": {"en": "SSA", "es": "la SSA"},
}
