"""The sentences of the claim rules. Each says one thing, with its figures; the section stands beside it."""

SENTENCES: dict[str, dict[str, str]] = {
    # Words for the codes of the exchange format
    "WORD_p1m1": {"en": "Phase 1 milestone 1", "es": "hito 1 de la Fase 1"},
    "WORD_p1m2": {"en": "Phase 1 milestone 2", "es": "hito 2 de la Fase 1"},
    "WORD_p1m3": {"en": "Phase 1 milestone 3", "es": "hito 3 de la Fase 1"},
    "WORD_p1m4": {"en": "Phase 1 milestone 4", "es": "hito 4 de la Fase 1"},
    "WORD_p2": {"en": "Phase 2 milestone", "es": "hito de la Fase 2"},
    "WORD_outcome": {"en": "outcome", "es": "pago por resultado"},
    "WORD_numbered_p2": {"en": "Phase 2 milestone {number}", "es": "hito {number} de la Fase 2"},
    "WORD_numbered_outcome": {"en": "outcome {number}", "es": "pago por resultado {number}"},
    "WORD_reconciliation": {"en": "reconciliation", "es": "conciliación"},
    "WORD_paid": {"en": "paid", "es": "pagado"},
    "WORD_pending": {"en": "sent", "es": "enviado"},
    "WORD_denied": {"en": "denied", "es": "denegado"},
    "WORD_payable": {"en": "payable", "es": "cobrable"},
    "WORD_waiting": {"en": "waiting", "es": "en espera"},
    "WORD_expired": {"en": "expired", "es": "vencido"},
    "WORD_not_payable": {"en": "not payable", "es": "no cobrable"},
    "WORD_barred": {"en": "barred", "es": "excluido"},
    "WORD_closed": {"en": "closed", "es": "cerrado"},
    "WORD_practice": {"en": "practice", "es": "la práctica"},
    "WORD_regulation": {"en": "the regulation", "es": "el reglamento"},
    # Phase 1
    "WORD_ahead": {"en": "not reached", "es": "no alcanzado"},
    "WORD_ended": {"en": "no longer possible", "es": "ya no es posible"},
    "WORD_ssdi": {"en": "SSDI", "es": "SSDI"},
    "WORD_ssi": {"en": "SSI", "es": "SSI"},
    "WORD_concurrent": {"en": "SSDI and SSI", "es": "SSDI y SSI"},
    "WORD_none_work": {"en": "none, because of work", "es": "ninguno, por el trabajo"},
    "WORD_ended_work": {"en": "ended because of work", "es": "terminó por el trabajo"},
    "WORD_ended_work_other": {
        "en": "ended because of work, another is paid",
        "es": "terminó por el trabajo, se paga otro",
    },
    "WORD_none_other": {"en": "none, for another reason", "es": "ninguno, por otra razón"},
    "WORD_unknown": {"en": "not known", "es": "no se sabe"},
    "WORD_primary": {"en": "primary", "es": "primaria"},
    "WORD_secondary": {"en": "secondary, one item", "es": "secundaria, una sola"},
    "WORD_two_secondary": {"en": "secondary, two items", "es": "secundaria, dos"},
    "WORD_ssa": {"en": "established by SSA", "es": "establecida por la SSA"},
    "WORD_none": {"en": "none", "es": "ninguna"},
    "WORD_en": {"en": "Employment Network", "es": "Red de Empleo"},
    "WORD_vr_as_en": {"en": "State VR as Employment Network", "es": "VR estatal como Red de Empleo"},
    "WORD_milestone_outcome": {"en": "milestone-outcome", "es": "hitos y resultados"},
    "WORD_outcome_only": {"en": "outcome only", "es": "solo resultados"},
    "WORD_employment_outcome": {"en": "employment outcome", "es": "resultado de empleo"},
    "WORD_other": {"en": "other", "es": "otro"},
    "WORD_cost_reimbursement": {"en": "cost reimbursement", "es": "reembolso de costos"},
    "WORD_en_payment": {"en": "paid as an Employment Network", "es": "pagada como Red de Empleo"},
    "WORD_met": {"en": "met", "es": "cumplida"},
    "WORD_not_met": {"en": "not met", "es": "no cumplida"},
    "WORD_open": {"en": "open", "es": "abierta"},
    "WORD_death": {"en": "death", "es": "fallecimiento"},
    "WORD_medical_cessation": {"en": "medical cessation", "es": "cese médico"},
    "WORD_age": {"en": "age", "es": "edad"},
    "P1M1_REACHED": {
        "en": "Work in {month} brought {gross_cents}, at or above the {level_cents} asked.",
        "es": "El trabajo en {month} produjo {gross_cents}, igual o más que los {level_cents} exigidos.",
    },
    "PHASE_1_REACHED": {
        "en": "{count} months reached the trial work level of their year within {window} calendar months ({needed} are asked): {months}.",
        "es": "{count} meses alcanzaron el nivel de trabajo de prueba de su año dentro de {window} meses calendario (se exigen {needed}): {months}.",
    },
    "SERVICES_COMPLETE": {
        "en": "The services of the plan were substantially completed on {day}.",
        "es": "Los servicios del plan se completaron sustancialmente el {day}.",
    },
    "SERVICES_NOT_KNOWN_COMPLETE": {
        "en": "Milestone 4 also asks that the services of the plan be substantially completed; {provider} has given no date.",
        "es": "El hito 4 exige además que los servicios del plan se hayan completado sustancialmente; {provider} no ha dado la fecha.",
    },
    "PHASE_2_AFTER_MILESTONE_4": {
        "en": "It can be claimed as Phase 2 only once milestone 4 is attained, which waits for completion of services.",
        "es": "Solo puede cobrarse como Fase 2 cuando se alcance el hito 4, que espera la conclusión de los servicios.",
    },
    "LOOK_BACK_MONTH_LEAVES_OPEN": {
        "en": "The look-back leaves it open: the month before the first assignment was not above the trial work level.",
        "es": "La revisión previa lo deja abierto: el mes anterior a la primera asignación no superó el nivel de trabajo de prueba.",
    },
    "LOOK_BACK_LEAVES_OPEN": {
        "en": "The look-back leaves it open: {above} of the {window} months before the first assignment were above the trial work level, and {bars} would bar it.",
        "es": "La revisión previa lo deja abierto: {above} de los {window} meses anteriores a la primera asignación superaron el nivel de trabajo de prueba, y {bars} lo excluirían.",
    },
    "LOOK_BACK_MONTH_BARS": {
        "en": "The look-back closes it: the month before the first assignment, {months}, was above the trial work level.",
        "es": "La revisión previa lo cierra: el mes anterior a la primera asignación, {months}, superó el nivel de trabajo de prueba.",
    },
    "LOOK_BACK_BARS": {
        "en": "{above} of the {window} months before the first assignment were above the trial work level ({months}); {bars} bar this milestone.",
        "es": "{above} de los {window} meses anteriores a la primera asignación superaron el nivel de trabajo de prueba ({months}); {bars} excluyen este hito.",
    },
    "STATE_VR_BARS": {
        "en": "A State VR case under cost reimbursement closed with an employment outcome on {day}, so Phase 1 is not available to {provider}.",
        "es": "Un caso de la agencia estatal de rehabilitación con reembolso de costos cerró con un resultado de empleo el {day}; la Fase 1 no está disponible para {provider}.",
    },
    "HALF_LEVEL_MONTHS": {
        "en": "In {months} work was between half and all of the trial work level: the regulation asks only half for milestone 1, the program manager the whole.",
        "es": "En {months} el trabajo estuvo entre la mitad y el total del nivel de trabajo de prueba: el reglamento exige solo la mitad para el hito 1, el administrador del programa el total.",
    },
    # Phase 2
    "PHASE_2_REACHED": {
        "en": "Gross earnings in {month} were {gross_cents}, and the substantial gainful activity level was {level_cents}.",
        "es": "Los ingresos brutos de {month} fueron {gross_cents}, y el nivel de actividad sustancial era {level_cents}.",
    },
    "PHASE_2_IN_ORDER": {
        "en": "Every Phase 1 milestone available was attained in an earlier month.",
        "es": "Cada hito disponible de la Fase 1 se alcanzó en un mes anterior.",
    },
    # Outcomes
    "OUTCOME_NO_CASH": {
        "en": "No cash benefit was payable for {month} because of work.",
        "es": "No hubo beneficio en efectivo pagadero por {month} a causa del trabajo.",
    },
    "OUTCOME_ENTITLEMENT_ENDED": {
        "en": "Entitlement had ended because of work, and no other benefit was payable for {month}.",
        "es": "El derecho había terminado a causa del trabajo, y no había otro beneficio pagadero por {month}.",
    },
    "OUTCOME_LEVEL_REACHED": {
        "en": "Earnings in {month} were {gross_cents}; the level asked is {level_cents}.",
        "es": "Los ingresos de {month} fueron {gross_cents}; el nivel exigido es {level_cents}.",
    },
    "OUTCOME_NO_FLOOR": {
        "en": "While entitlement goes on, the regulation asks for no level of earnings.",
        "es": "Mientras continúa el derecho, el reglamento no exige ningún nivel de ingresos.",
    },
    "OUTCOME_CASH_UNKNOWN": {
        "en": "It is not known whether cash was payable for {month}; if it was not, because of work, this is an outcome month.",
        "es": "No se sabe si hubo efectivo pagadero por {month}; si no lo hubo a causa del trabajo, es un mes de resultado.",
    },
    "OUTCOME_BEFORE_FIRST_MONTH": {
        "en": "{month} is not after the month of assignment to {provider}, or lies before its first payable month.",
        "es": "{month} no es posterior al mes de asignación a {provider}, o es anterior a su primer mes pagadero.",
    },
    "OUTCOME_BELOW_LEVEL": {
        "en": "Earnings in {month} were {gross_cents}, below the {level_cents} that the program manager asks.",
        "es": "Los ingresos de {month} fueron {gross_cents}, menos que los {level_cents} que exige el administrador del programa.",
    },
    "TICKET_ENDED": {
        "en": "The Ticket ended in {ended}; nothing is paid for that month or a later one.",
        "es": "El Ticket terminó en {ended}; no se paga nada por ese mes ni por los siguientes.",
    },
    "OUTCOME_CAP_REACHED": {
        "en": "All {count} outcome payments of this Ticket are used.",
        "es": "Los {count} pagos por resultado de este Ticket ya se usaron.",
    },
    "OUTCOME_COUNT": {
        "en": "It is number {number} of {count} on this Ticket, over all providers.",
        "es": "Es el número {number} de {count} de este Ticket, contando todos los proveedores.",
    },
    # Closed, reconciliation
    "CLOSED_BY_OUTCOME_PERIOD": {
        "en": "It was available, and closed when the outcome period began in {began}; it comes back in the reconciliation.",
        "es": "Estaba disponible y se cerró cuando comenzó el período de resultados en {began}; vuelve en la conciliación.",
    },
    "RECONCILIATION_DUE": {
        "en": "Twelve outcome months on the Ticket are payable or paid; the twelfth is {month}.",
        "es": "Doce meses de resultado del Ticket son cobrables o pagados; el duodécimo es {month}.",
    },
    "RECONCILIATION_WOULD_BE_DUE": {
        "en": "The twelfth outcome month would be {month}, but some of the twelve still wait.",
        "es": "El duodécimo mes de resultado sería {month}, pero algunos de los doce aún esperan.",
    },
    "RECONCILIATION_SUM": {
        "en": "{phase_1} Phase 1 and {phase_2} Phase 2 milestones were available at first assignment and not attained before {began}; each counts at the {year} base.",
        "es": "{phase_1} hitos de la Fase 1 y {phase_2} de la Fase 2 estaban disponibles en la primera asignación y no se alcanzaron antes de {began}; cada uno cuenta con la base de {year}.",
    },
    "OUTCOME_ONLY_PROVIDER": {
        "en": "{provider} is on the outcome payment system, which has no milestones and no reconciliation.",
        "es": "{provider} usa el sistema de pago por resultados, que no tiene hitos ni conciliación.",
    },
    # Amounts and time
    "AMOUNT_FROM_BASE": {
        "en": "{percent}% of the {year} title {title} base of {base_cents} is {amount_dollars}, to the whole dollar.",
        "es": "El {percent}% de la base de {year} del título {title}, {base_cents}, es {amount_dollars}, al dólar entero.",
    },
    "AMOUNT_PUBLISHED": {
        "en": "The published rate for {year} is {amount_dollars}.",
        "es": "La tarifa publicada para {year} es {amount_dollars}.",
    },
    "RATE_NOT_PUBLISHED": {
        "en": "The {year} rate is not published, so the amount is not known.",
        "es": "La tarifa de {year} no está publicada, así que no se conoce el monto.",
    },
    "TIME_RAN_OUT": {
        "en": "The time to claim ran out on {day}, the end of the 24th month after {month}.",
        "es": "El plazo para cobrar venció el {day}, el fin del mes 24 después de {month}.",
    },
    "CLAIM_BY": {
        "en": "It can be claimed through {day}.",
        "es": "Puede cobrarse hasta el {day}.",
    },
    "CONTRIBUTION_TO_BE_SHOWN": {
        "en": "The assignment to {provider} ended before {month}; it must be shown that its services contributed.",
        "es": "La asignación a {provider} terminó antes de {month}; debe mostrarse que sus servicios contribuyeron.",
    },
    "RECORDED": {
        "en": "The records show this claim as {status_word}.",
        "es": "Los registros muestran esta solicitud como {status_word}.",
    },
    "RECORDED_WITHOUT_WORK": {
        "en": "The months on file do not show the work; the record is taken as it stands.",
        "es": "Los meses registrados no muestran el trabajo; el registro se toma como está.",
    },
    "EVIDENCE_LACKING": {
        "en": "Sufficient evidence is missing for {months}: one primary or two secondary items are asked.",
        "es": "Falta evidencia suficiente de {months}: se exige una primaria o dos secundarias.",
    },
    "CASH_UNKNOWN_BEFORE": {
        "en": "Whether cash was paid is not known for {months}; had it stopped because of work, milestones would be closed.",
        "es": "No se sabe si hubo pago en efectivo en {months}; si cesó por el trabajo, los hitos estarían cerrados.",
    },
    "OTHER_READING_NONE": {
        "en": "Read by {reading_word}, this claim would not arise.",
        "es": "Según {reading_word}, esta solicitud no surgiría.",
    },
    "OTHER_READING_STATUS": {
        "en": "Read by {reading_word}, it would be {status_word}.",
        "es": "Según {reading_word}, estaría {status_word}.",
    },
    "OTHER_READING_MONTH": {
        "en": "Read by {reading_word}, it would be attained in {month}.",
        "es": "Según {reading_word}, se alcanzaría en {month}.",
    },
    # What is missing
    "MISSING_EVIDENCE": {
        "en": "evidence for {month} ({month_iso})",
        "es": "evidencia de {month} ({month_iso})",
    },
    "MISSING_CASH": {
        "en": "cash benefit of {month} ({month_iso})",
        "es": "beneficio en efectivo de {month} ({month_iso})",
    },
    "MISSING_COMPLETION": {
        "en": "completion of services by {provider}",
        "es": "conclusión de los servicios de {provider}",
    },
    "MISSING_RATE": {
        "en": "rate for {year} not published ({claim})",
        "es": "tarifa de {year} no publicada ({claim})",
    },
    "MISSING_OUTCOME": {
        "en": "outcome {number} of {month} ({month_iso}), which waits",
        "es": "resultado {number} de {month} ({month_iso}), que espera",
    },
    # What would change it
    "CHANGE_MONTH_BELOW_LEVEL": {
        "en": "Work in {months} turning out to be below the level asked.",
        "es": "Que el trabajo en {months} resulte inferior al nivel exigido.",
    },
    "CHANGE_CASH": {
        "en": "SSA finding that cash was not payable for {month} or an earlier month because of work.",
        "es": "Que la SSA decida que no hubo efectivo pagadero por {month} o un mes anterior a causa del trabajo.",
    },
    "CHANGE_SUPPLY": {
        "en": "Supplying what is missing: {what}.",
        "es": "Aportar lo que falta: {what}.",
    },
    "CHANGE_CASH_PAID": {
        "en": "SSA finding that cash was payable for {month} after all.",
        "es": "Que la SSA decida que sí hubo efectivo pagadero por {month}.",
    },
    # What is still ahead
    "AHEAD_MILESTONE_1": {
        "en": "Not reached yet. It asks for one month at {level_cents} or more in {year}, the trial work level of the year.",
        "es": "Aún no se alcanza. Pide un mes con {level_cents} o más en {year}, el nivel de trabajo de prueba del año.",
    },
    "AHEAD_PHASE_1": {
        "en": "Not reached yet. It asks for {needed} months at the trial work level ({level_cents} in {year}) within {window} calendar months.",
        "es": "Aún no se alcanza. Pide {needed} meses en el nivel de trabajo de prueba ({level_cents} en {year}) dentro de {window} meses calendario.",
    },
    "AHEAD_COMPLETION": {
        "en": "It also asks that the services of the plan are substantially completed.",
        "es": "También pide que los servicios del plan estén sustancialmente completos.",
    },
    "AHEAD_PHASE_2": {
        "en": "Not reached yet. It asks for a month at substantial gainful activity ({level_cents} in {year}), after the last Phase 1 milestone that is open.",
        "es": "Aún no se alcanza. Pide un mes de actividad sustancial y lucrativa ({level_cents} en {year}), después del último hito abierto de la Fase 1.",
    },
    "AHEAD_OUTCOME": {
        "en": "Not reached yet. It asks for a month in which no cash benefit is payable because of work.",
        "es": "Aún no se alcanza. Pide un mes sin beneficio en efectivo a causa del trabajo.",
    },
    "AHEAD_RECONCILIATION": {
        "en": "Not due yet. After 12 outcome months it pays the milestones that the outcome period closed.",
        "es": "Aún no corresponde. Tras 12 meses de resultado paga los hitos que cerró el período de resultados.",
    },
    "AHEAD_LEVEL_NOT_PUBLISHED": {
        "en": "Not reached yet. The levels of {year} are not published in our tables, so its months cannot be tested.",
        "es": "Aún no se alcanza. Los niveles de {year} no están publicados en nuestras tablas y sus meses no pueden examinarse.",
    },
    "AHEAD_WORTH": {
        "en": "It would be worth {amount_dollars} if it were reached in {year}.",
        "es": "Valdría {amount_dollars} si se alcanzara en {year}.",
    },
    "AHEAD_TICKET_ENDED": {
        "en": "It can no longer be reached: the Ticket has ended.",
        "es": "Ya no puede alcanzarse: el Ticket terminó.",
    },
}
