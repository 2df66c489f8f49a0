"""The sentences of the timely-progress reviews."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_trial_work_level": {
        "en": "at or above the trial work level",
        "es": "al nivel de trabajo de prueba o más",
    },
    "WORD_substantial": {
        "en": "above substantial gainful activity",
        "es": "por encima de la actividad sustancial",
    },
    "WORD_precludes_cash": {
        "en": "with earnings that left no cash benefit payable",
        "es": "con ingresos que no dejaron beneficio en efectivo pagadero",
    },
    "WORD_work": {"en": "work", "es": "trabajo"},
    "WORD_diploma": {"en": "a high school diploma or GED", "es": "un diploma de secundaria o GED"},
    "WORD_credits_degree": {
        "en": "credits toward a degree or certificate",
        "es": "créditos para un título o certificado",
    },
    "WORD_credits_vocational": {
        "en": "credits at a technical, trade or vocational school",
        "es": "créditos en una escuela técnica o vocacional",
    },
    "WORD_degree_2yr": {"en": "a finished two-year degree", "es": "un título de dos años terminado"},
    "WORD_degree_4yr": {"en": "a finished four-year degree", "es": "un título de cuatro años terminado"},
    "WORD_vocational_completed": {
        "en": "a finished vocational or technical programme",
        "es": "un programa vocacional o técnico terminado",
    },
    "WORD_combination": {"en": "work and study together", "es": "trabajo y estudio juntos"},
    "PROGRESS_WORK_MONTHS": {
        "en": "Months {test_word}: {done}, of {required} asked ({months}).",
        "es": "Meses {test_word}: {done}, de {required} exigidos ({months}).",
    },
    "PROGRESS_NO_WORK_MONTHS": {
        "en": "Months {test_word}: none, of {required} asked.",
        "es": "Meses {test_word}: ninguno, de {required} exigidos.",
    },
    "PROGRESS_MET_BY": {
        "en": "The period is met by {option_word}.",
        "es": "El período se cumple con {option_word}.",
    },
    "PROGRESS_MORE_WORK": {
        "en": "Months of work still needed: {count}.",
        "es": "Meses de trabajo que aún faltan: {count}.",
    },
    "PROGRESS_MORE_CREDITS": {
        "en": "{percent}% more of a full-time academic year in credits toward a degree.",
        "es": "{percent}% más de un año académico completo en créditos para un título.",
    },
    "PROGRESS_COMPLETE": {"en": "Finishing: {option_word}.", "es": "Terminar: {option_word}."},
}
