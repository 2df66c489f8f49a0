"""The sentences of the candidate assessment: what is asked, what an answer says, what is advised."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_ask_goal": {
        "en": "What does the person want to earn?",
        "es": "¿Cuánto quiere ganar la persona?",
    },
    "WORD_ask_by_when": {
        "en": "By when?",
        "es": "¿Para cuándo?",
    },
    "WORD_ask_part_time_for_good": {
        "en": "Does the person want to work part-time for good?",
        "es": "¿Quiere la persona trabajar a tiempo parcial para siempre?",
    },
    "WORD_ask_our_services": {
        "en": "Can we give the services that the person needs?",
        "es": "¿Podemos dar los servicios que la persona necesita?",
    },
    "WORD_ask_state_vr": {
        "en": "Is there, or was there, a case with State VR?",
        "es": "¿Hay o hubo un caso con la VR estatal?",
    },
    "WORD_ask_paid_before": {
        "en": "Was another provider paid on this Ticket?",
        "es": "¿Se pagó a otro proveedor por este Ticket?",
    },
    "WORD_ask_proof": {
        "en": "Can proof of earnings be had each month?",
        "es": "¿Se puede obtener cada mes la prueba de ingresos?",
    },
    "WORD_ask_wages_before": {
        "en": "What do we know of wages in the 18 months before today?",
        "es": "¿Qué sabemos de los salarios de los 18 meses anteriores a hoy?",
    },
    "WORD_ask_counselled": {
        "en": "Does the person know what work does to benefits?",
        "es": "¿Sabe la persona qué efecto tiene el trabajo en los beneficios?",
    },
    "WORD_ask_arranged": {
        "en": "Are transport and the care of others arranged?",
        "es": "¿Están arreglados el transporte y el cuidado de otras personas?",
    },
    "WORD_about_goal": {
        "en": "what the person wants to earn",
        "es": "cuánto quiere ganar la persona",
    },
    "WORD_about_by_when": {
        "en": "by when",
        "es": "para cuándo",
    },
    "WORD_about_part_time_for_good": {
        "en": "whether part-time work is wanted for good",
        "es": "si se quiere trabajar a tiempo parcial para siempre",
    },
    "WORD_about_our_services": {
        "en": "whether we can give the services",
        "es": "si podemos dar los servicios",
    },
    "WORD_about_state_vr": {
        "en": "whether there is a case with State VR",
        "es": "si hay un caso con la VR estatal",
    },
    "WORD_about_paid_before": {
        "en": "whether another provider was paid",
        "es": "si se pagó a otro proveedor",
    },
    "WORD_about_proof": {
        "en": "whether proof of earnings can be had",
        "es": "si se puede obtener la prueba de ingresos",
    },
    "WORD_told_yes": {
        "en": "yes",
        "es": "sí",
    },
    "WORD_told_no": {
        "en": "no",
        "es": "no",
    },
    "WORD_told_unknown": {
        "en": "not known",
        "es": "no se sabe",
    },
    "WORD_goal_below_trial_work": {
        "en": "less than the trial work level",
        "es": "menos que el nivel de trabajo de prueba",
    },
    "WORD_goal_trial_work": {
        "en": "the trial work level, not more",
        "es": "el nivel de trabajo de prueba, no más",
    },
    "WORD_goal_substantial": {
        "en": "substantial gainful activity",
        "es": "actividad sustancial y lucrativa (SGA)",
    },
    "WORD_goal_off_cash": {
        "en": "enough to leave cash benefits",
        "es": "lo suficiente para dejar los beneficios en efectivo",
    },
    "WORD_by_when_one_year": {
        "en": "within a year",
        "es": "dentro de un año",
    },
    "WORD_by_when_two_years": {
        "en": "within two years",
        "es": "dentro de dos años",
    },
    "WORD_by_when_later": {
        "en": "later",
        "es": "más tarde",
    },
    "WORD_state_vr_never": {
        "en": "never",
        "es": "nunca",
    },
    "WORD_state_vr_open": {
        "en": "open now",
        "es": "abierto ahora",
    },
    "WORD_state_vr_closed_with_work": {
        "en": "closed, with a job",
        "es": "cerrado, con empleo",
    },
    "WORD_state_vr_closed_otherwise": {
        "en": "closed, without a job",
        "es": "cerrado, sin empleo",
    },
    "WORD_wages_before_none": {
        "en": "there were none",
        "es": "no hubo",
    },
    "WORD_wages_before_entered": {
        "en": "all of them are entered",
        "es": "todos están registrados",
    },
    "WORD_wages_before_some": {
        "en": "some are entered, others lack",
        "es": "algunos están registrados, otros faltan",
    },
    "WORD_not_now": {
        "en": "not now",
        "es": "ahora no",
    },
    "WORD_refer": {
        "en": "another service fits better",
        "es": "otro servicio conviene más",
    },
    "WORD_ask_first": {
        "en": "ask first",
        "es": "preguntar primero",
    },
    "WORD_with_care": {
        "en": "take with care",
        "es": "tomar con cuidado",
    },
    "WORD_go_on": {
        "en": "go on",
        "es": "seguir",
    },
    "WORD_stops": {
        "en": "stands in the way",
        "es": "lo impide",
    },
    "WORD_speaks_for": {
        "en": "speaks for it",
        "es": "a favor",
    },
    "WORD_care": {
        "en": "mind",
        "es": "atención",
    },
    "WORD_against": {
        "en": "speaks against it",
        "es": "en contra",
    },
    "WORD_still_open": {
        "en": "open",
        "es": "disponible",
    },
    "WORD_unclear": {
        "en": "not known",
        "es": "no se sabe",
    },
    "WORD_phase_1": {
        "en": "Phase 1 milestones",
        "es": "hitos de la Fase 1",
    },
    "WORD_phase_2": {
        "en": "Phase 2 milestones",
        "es": "hitos de la Fase 2",
    },
    "WORD_outcomes": {
        "en": "outcome payments",
        "es": "pagos por resultado",
    },
    "CANDIDATE_NOT_NOW": {
        "en": "Not now: something stands in the way of the assignment. Look again when it is gone.",
        "es": "Ahora no: algo impide la asignación. Mire de nuevo cuando ya no exista.",
    },
    "CANDIDATE_REFER": {
        "en": "Another service may fit better; what speaks against taking the Ticket is named below. This is advice, not a refusal.",
        "es": "Otro servicio puede convenir más; abajo se dice qué está en contra de tomar el Ticket. Es un consejo, no un rechazo.",
    },
    "CANDIDATE_ASK_FIRST": {
        "en": "Ask first: without what is not known nothing can be advised.",
        "es": "Pregunte primero: sin lo que no se sabe no se puede aconsejar.",
    },
    "CANDIDATE_WITH_CARE": {
        "en": "It can be taken; what is to be minded is named below.",
        "es": "Se puede tomar; abajo se dice a qué prestar atención.",
    },
    "CANDIDATE_GO_ON": {
        "en": "Nothing that we know speaks against taking the Ticket.",
        "es": "Nada de lo que sabemos está en contra de tomar el Ticket.",
    },
    "CANDIDATE_NOT_KNOWN": {
        "en": "Not known: {question_word}.",
        "es": "No se sabe: {question_word}.",
    },
    "CANDIDATE_GOAL_BELOW": {
        "en": "Earnings below the trial work level reach no payment.",
        "es": "Con ingresos menores que el nivel de trabajo de prueba no se alcanza ningún pago.",
    },
    "CANDIDATE_GOAL_TRIAL_WORK": {
        "en": "Earnings at the trial work level and not more reach Phase 1 alone.",
        "es": "Con ingresos al nivel de trabajo de prueba y no más se alcanza solo la Fase 1.",
    },
    "CANDIDATE_GOAL_SUBSTANTIAL": {
        "en": "The goal is substantial gainful activity: both phases of milestones are in reach.",
        "es": "La meta es la SGA: las dos fases de hitos están al alcance.",
    },
    "CANDIDATE_GOAL_OFF_CASH": {
        "en": "The goal is to leave cash benefits: milestones and outcome payments are in reach.",
        "es": "La meta es dejar los beneficios en efectivo: los hitos y los pagos por resultado están al alcance.",
    },
    "CANDIDATE_SOON": {
        "en": "Work at this level is wanted within a year.",
        "es": "Se quiere trabajar a este nivel dentro de un año.",
    },
    "CANDIDATE_TWO_YEARS": {
        "en": "Work at this level is wanted within two years.",
        "es": "Se quiere trabajar a este nivel dentro de dos años.",
    },
    "CANDIDATE_LATER": {
        "en": "Work at this level is wanted in more than two years: we serve long before anything is paid.",
        "es": "Se quiere trabajar a este nivel en más de dos años: daremos servicios mucho antes de cobrar.",
    },
    "CANDIDATE_NOT_PART_TIME": {
        "en": "Part-time work is no more than a step.",
        "es": "El trabajo a tiempo parcial es solo un paso.",
    },
    "CANDIDATE_PART_TIME": {
        "en": "The Ticket fits badly where part-time work is wanted for good.",
        "es": "El Ticket conviene poco a quien quiere trabajar siempre a tiempo parcial.",
    },
    "CANDIDATE_PART_TIME_YET_HIGH": {
        "en": "Part-time work is wanted for good, yet earnings at substantial gainful activity. Ask once more whether both can be.",
        "es": "Se quiere trabajar siempre a tiempo parcial y a la vez ganar al nivel de la SGA. Pregunte otra vez si ambas cosas son posibles.",
    },
    "CANDIDATE_SERVED": {
        "en": "We can give what the person needs.",
        "es": "Podemos dar lo que la persona necesita.",
    },
    "CANDIDATE_NOT_SERVED": {
        "en": "We cannot give what the person needs; name a provider who can.",
        "es": "No podemos dar lo que la persona necesita; indique un proveedor que pueda.",
    },
    "CANDIDATE_VR_NEVER": {
        "en": "There never was a case with State VR.",
        "es": "Nunca hubo un caso con la VR estatal.",
    },
    "CANDIDATE_VR_OPEN": {
        "en": "A case with State VR is open: the Ticket waits until it closes.",
        "es": "Hay un caso abierto con la VR estatal: el Ticket espera hasta que se cierre.",
    },
    "CANDIDATE_VR_CLOSED_WORK": {
        "en": "State VR closed its case with a job: Phase 1 may be closed to us, in practice for 18 months, by the regulation for good.",
        "es": "La VR estatal cerró su caso con empleo: la Fase 1 puede estar excluida para nosotros, en la práctica 18 meses, según el reglamento para siempre.",
    },
    "CANDIDATE_VR_CLOSED": {
        "en": "State VR closed its case without a job, which takes no payment away.",
        "es": "La VR estatal cerró su caso sin empleo, lo que no quita ningún pago.",
    },
    "CANDIDATE_PAID_BEFORE": {
        "en": "Another provider was paid on this Ticket: fewer payments are left, and a payment may have to be split.",
        "es": "Se pagó a otro proveedor por este Ticket: quedan menos pagos, y puede haber que dividir alguno.",
    },
    "CANDIDATE_NOT_PAID_BEFORE": {
        "en": "No other provider was paid on this Ticket.",
        "es": "No se pagó a ningún otro proveedor por este Ticket.",
    },
    "CANDIDATE_PROOF": {
        "en": "Proof of earnings can be had each month.",
        "es": "La prueba de ingresos se puede obtener cada mes.",
    },
    "CANDIDATE_NO_PROOF": {
        "en": "Proof of earnings is hard to get: a payment earned may not be paid.",
        "es": "La prueba de ingresos es difícil de obtener: un pago ganado puede quedar sin cobrar.",
    },
    "CANDIDATE_COUNSEL": {
        "en": "Book benefits counselling before the person begins to work.",
        "es": "Reserve el asesoramiento de beneficios antes de que la persona empiece a trabajar.",
    },
    "CANDIDATE_ARRANGE": {
        "en": "Put transport and the care of others into the work plan.",
        "es": "Ponga el transporte y el cuidado de otras personas en el plan de trabajo.",
    },
    "CANDIDATE_WAGES_BEFORE": {
        "en": "Enter the wages of the 18 months before today: they say which Phase 1 milestones are closed.",
        "es": "Registre los salarios de los 18 meses anteriores a hoy: dicen qué hitos de la Fase 1 están excluidos.",
    },
    "CANDIDATE_VR_CASE": {
        "en": "Record the State VR case with the day it closed and how the agency is paid.",
        "es": "Registre el caso de la VR estatal con el día en que se cerró y cómo se paga a la agencia.",
    },
}
