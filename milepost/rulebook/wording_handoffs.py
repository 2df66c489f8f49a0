"""The sentences about the way from State VR to an Employment Network."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_nine_in_a_row": {"en": "nine months in a row", "es": "nueve meses seguidos"},
    "WORD_nine_of_ten": {"en": "nine months of ten", "es": "nueve meses de diez"},
    "WORD_nine_of_twelve": {"en": "nine months of twelve", "es": "nueve meses de doce"},
    # The case
    "HAND_OFF_OPENED": {
        "en": "{agency} opened a case. The Ticket is with nobody else while it is open.",
        "es": "{agency} abrió un caso. Mientras esté abierto, nadie más tiene el Ticket.",
    },
    "HAND_OFF_OPENED_UNKNOWN": {
        "en": "The day on which the case was opened is not known.",
        "es": "No se sabe en qué día se abrió el caso.",
    },
    "HAND_OFF_EN_HELD": {
        "en": "{provider} had the Ticket since {since} while the case was open. It has to be unassigned, and in use with the agency, first.",
        "es": "{provider} tenía el Ticket desde el {since} mientras el caso estaba abierto. Primero hay que desasignarlo y ponerlo en uso con la agencia.",
    },
    "HAND_OFF_IN_USE": {
        "en": "The Ticket has been in use with the agency since {day}.",
        "es": "El Ticket está en uso con la agencia desde el {day}.",
    },
    "HAND_OFF_ASK_OPENED": {
        "en": "the day on which the case was opened",
        "es": "el día en que se abrió el caso",
    },
    "HAND_OFF_ASK_IN_USE": {
        "en": "since when the Ticket is in use with the agency",
        "es": "desde cuándo está el Ticket en uso con la agencia",
    },
    # How the agency is paid
    "HAND_OFF_PAID_BY_COSTS": {
        "en": "{agency} chose to be reimbursed for its costs in this case.",
        "es": "{agency} eligió el reembolso de sus costos en este caso.",
    },
    "HAND_OFF_PAYMENT_FIRST": {
        "en": "How the agency is paid is chosen case by case, with the plan for employment.",
        "es": "La forma de pago de la agencia se elige caso por caso, con el plan de empleo.",
    },
    "HAND_OFF_PAYMENT_NOT_BACK": {
        "en": "From payment as an Employment Network there is no way back to cost reimbursement.",
        "es": "Del pago como Red de Empleo no se vuelve al reembolso de costos.",
    },
    "HAND_OFF_PAYMENT_CLOSED": {
        "en": "The case was closed on {closed}, so the way of payment stays as it is.",
        "es": "El caso se cerró el {closed}; la forma de pago queda como está.",
    },
    "HAND_OFF_PAYMENT_PLAN_UNKNOWN": {
        "en": "It may be changed within 90 days of the plan for employment, whose day is not known.",
        "es": "Puede cambiarse dentro de los 90 días del plan de empleo, cuyo día no se sabe.",
    },
    "HAND_OFF_PAYMENT_DISPUTED": {
        "en": "The 90 days in which it may be changed ended on {last} by one count, and end today by the other. Ask before changing.",
        "es": "Los 90 días para cambiarla terminaron el {last} según una cuenta, y terminan hoy según la otra. Pregunte antes de cambiar.",
    },
    "HAND_OFF_PAYMENT_LATE": {
        "en": "The 90 days in which it could be changed ended on {last}.",
        "es": "Los 90 días para cambiarla terminaron el {last}.",
    },
    "HAND_OFF_PAYMENT_IN_TIME": {
        "en": "Through {last} it may be changed to payment as an Employment Network.",
        "es": "Hasta el {last} puede cambiarse al pago como Red de Empleo.",
    },
    "HAND_OFF_ASK_PAYMENT": {
        "en": "whether the agency is reimbursed or paid as an Employment Network in this case",
        "es": "si la agencia cobra por reembolso o como Red de Empleo en este caso",
    },
    "HAND_OFF_ASK_PLAN": {
        "en": "the day of the plan for employment (IPE)",
        "es": "el día del plan de empleo (IPE)",
    },
    # Closure
    "HAND_OFF_CLOSED_WITH_JOB": {
        "en": "The case closed with an employment outcome.",
        "es": "El caso se cerró con un resultado de empleo.",
    },
    "HAND_OFF_CLOSED_WITHOUT": {
        "en": "The case closed without an employment outcome.",
        "es": "El caso se cerró sin resultado de empleo.",
    },
    "HAND_OFF_ASK_RESULT": {
        "en": "whether the case closed with an employment outcome",
        "es": "si el caso se cerró con un resultado de empleo",
    },
    # Informed choice
    "HAND_OFF_LIST_AHEAD": {
        "en": "At the closure the agency gives the list of Employment Networks.",
        "es": "Al cierre, la agencia entrega la lista de Redes de Empleo.",
    },
    "HAND_OFF_LIST_LACKS": {
        "en": "No day is on record on which the list of Employment Networks was given.",
        "es": "No consta en qué día se entregó la lista de Redes de Empleo.",
    },
    "HAND_OFF_LIST_GIVEN": {
        "en": "The list of Employment Networks was given; networks named on it: {count}.",
        "es": "Se entregó la lista de Redes de Empleo; redes que nombra: {count}.",
    },
    "HAND_OFF_ASK_LIST": {
        "en": "the day on which the list of Employment Networks was given",
        "es": "el día en que se entregó la lista de Redes de Empleo",
    },
    "HAND_OFF_CHOSE": {
        "en": "The Ticketholder chose {provider}.",
        "es": "La persona titular del Ticket eligió a {provider}.",
    },
    "HAND_OFF_FREE_TO_CHOOSE": {
        "en": "The Ticketholder is free to choose any Employment Network, or none.",
        "es": "La persona titular del Ticket puede elegir cualquier Red de Empleo, o ninguna.",
    },
    "HAND_OFF_ASK_CHOICE": {
        "en": "the choice of an Employment Network",
        "es": "la elección de una Red de Empleo",
    },
    # Assignment
    "HAND_OFF_ASSIGN_AHEAD": {
        "en": "It can follow once {agency} has closed its case.",
        "es": "Puede seguir cuando {agency} haya cerrado su caso.",
    },
    "HAND_OFF_ASSIGN_UNASSIGNED_FIRST": {
        "en": "The agency is paid as an Employment Network, so the Ticket is unassigned from it first; the 90 days begin with that.",
        "es": "La agencia cobra como Red de Empleo, así que primero se le desasigna el Ticket; con eso empiezan los 90 días.",
    },
    "HAND_OFF_ASSIGNED": {
        "en": "The Ticket was assigned to {provider}.",
        "es": "El Ticket se asignó a {provider}.",
    },
    "HAND_OFF_ASSIGNED_IN_TIME": {
        "en": "The Ticket was assigned to {provider} on day {days} of 90, so no benefit had to be in current pay; the last day was {last}.",
        "es": "El Ticket se asignó a {provider} en el día {days} de 90, así que no hacía falta un beneficio en pago actual; el último día era el {last}.",
    },
    "HAND_OFF_ASSIGNED_DISPUTED": {
        "en": "The Ticket was assigned to {provider} on day {days}: by one count the 90 days had ended on {last}. The Help Line can tell whether current pay was asked for.",
        "es": "El Ticket se asignó a {provider} en el día {days}: según una cuenta los 90 días habían terminado el {last}. La Línea de Ayuda puede decir si hacía falta el pago actual.",
    },
    "HAND_OFF_ASSIGNED_AFTER": {
        "en": "The Ticket was assigned to {provider} on day {days}, after the 90 days that ended on {last}: a benefit had to be in current pay.",
        "es": "El Ticket se asignó a {provider} en el día {days}, después de los 90 días que terminaron el {last}: un beneficio debía estar en pago actual.",
    },
    "HAND_OFF_ANOTHER_ASSIGNED": {
        "en": "It was assigned to {provider}, and not to {chosen}, who was chosen. Ask whether the Ticketholder changed their mind.",
        "es": "Se asignó a {provider}, y no a {chosen}, que fue la elegida. Pregunte si la persona cambió de opinión.",
    },
    "HAND_OFF_WAIVER_DISPUTED": {
        "en": "By one count the 90 days ended on {last}, by the other they end on {day}. Ask the Help Line before assigning.",
        "es": "Según una cuenta los 90 días terminaron el {last}, según la otra terminan el {day}. Pregunte a la Línea de Ayuda antes de asignar.",
    },
    "HAND_OFF_PROTECTED": {
        "en": "Until {last} the Ticket stays in use, so no medical review begins.",
        "es": "Hasta el {last} el Ticket sigue en uso, así que no empieza ninguna revisión médica.",
    },
    "HAND_OFF_PROTECTION_OVER": {
        "en": "Protection from medical reviews ended on {last}; it begins again with an assignment.",
        "es": "La protección contra revisiones médicas terminó el {last}; vuelve a empezar con una asignación.",
    },
    # What is left to pay
    "HAND_OFF_PHASE_1_GONE": {
        "en": "Phase 1 is gone: the case closed with an employment outcome on {closed}, and the text has no limit of time. Phase 2 and outcomes stay.",
        "es": "La Fase 1 se perdió: el caso se cerró con un resultado de empleo el {closed}, y el texto no tiene límite de tiempo. Quedan la Fase 2 y los resultados.",
    },
    "HAND_OFF_PHASE_1_GONE_18": {
        "en": "Phase 1 is gone: the case closed with an employment outcome on {closed}, and an assignment through {last} lies within 18 months of it. Phase 2 and outcomes stay.",
        "es": "La Fase 1 se perdió: el caso se cerró con un resultado de empleo el {closed}, y una asignación hasta el {last} cae dentro de los 18 meses. Quedan la Fase 2 y los resultados.",
    },
    "HAND_OFF_PHASE_1_BACK": {
        "en": "Phase 1 is there: the closure lies more than 18 months before the assignment; only one through {last} would have lost it.",
        "es": "La Fase 1 queda: el cierre es más de 18 meses anterior a la asignación; solo una hasta el {last} la habría perdido.",
    },
    "HAND_OFF_PHASE_1_SHARED": {
        "en": "Phase 1 is there: {agency} was paid as an Employment Network, and payments are shared by contribution, never increased.",
        "es": "La Fase 1 queda: {agency} cobró como Red de Empleo, y los pagos se reparten según la contribución, sin aumentar.",
    },
    # Nine months
    "HAND_OFF_AGREED": {
        "en": "By the agreement {agency} is told when nine months at substantial gainful activity are reached.",
        "es": "Según el acuerdo, se avisa a {agency} cuando se alcanzan nueve meses de actividad sustancial.",
    },
    "HAND_OFF_NOT_AGREED": {
        "en": "The agreement asks for no notice to {agency}.",
        "es": "El acuerdo no pide ningún aviso a {agency}.",
    },
    "HAND_OFF_AGREEMENT_UNKNOWN": {
        "en": "Whether the agreement with {agency} asks for a notice of nine months is not known.",
        "es": "No se sabe si el acuerdo con {agency} pide un aviso de los nueve meses.",
    },
    "HAND_OFF_ASK_AGREEMENT": {
        "en": "whether the agreement asks for a notice of nine months",
        "es": "si el acuerdo pide un aviso de los nueve meses",
    },
    "HAND_OFF_NINE_NOT_ASKED": {
        "en": "{agency} is paid as an Employment Network in this case; the nine months are asked only for cost reimbursement.",
        "es": "{agency} cobra como Red de Empleo en este caso; los nueve meses solo se piden para el reembolso de costos.",
    },
    "HAND_OFF_NINE_AHEAD": {
        "en": "Nine months at substantial gainful activity are not known to be reached.",
        "es": "No consta que se hayan alcanzado nueve meses de actividad sustancial.",
    },
    "HAND_OFF_NINE": {
        "en": "Nine months at substantial gainful activity are complete with {ninth}: {pattern_word}.",
        "es": "Los nueve meses de actividad sustancial se completan con {ninth}: {pattern_word}.",
    },
    "HAND_OFF_NINE_PERHAPS": {
        "en": "With {ninth} there are nine months of twelve. They count only if what lay between ({gaps}) was outside of the person's control and had nothing to do with the impairment.",
        "es": "Con {ninth} hay nueve meses de doce. Solo cuentan si lo que quedó en medio ({gaps}) estuvo fuera del control de la persona y no tuvo que ver con la discapacidad.",
    },
    "HAND_OFF_ASK_GAPS": {
        "en": "why work fell below the level in {gaps}",
        "es": "por qué el trabajo bajó del nivel en {gaps}",
    },
    "HAND_OFF_CLAIMED": {
        "en": "The agency filed its claim on {day}; the last day was {last}.",
        "es": "La agencia presentó su reclamación el {day}; el último día era el {last}.",
    },
    "HAND_OFF_CLAIMED_LATE": {
        "en": "The agency filed its claim on {day}, after the last day, {last}.",
        "es": "La agencia presentó su reclamación el {day}, después del último día, el {last}.",
    },
    "HAND_OFF_TOLD": {"en": "The agency was told on {day}.", "es": "Se avisó a la agencia el {day}."},
    # Clocks
    "HAND_OFF_CLOCK_ASSIGN": {
        "en": "Last day to assign without current pay, and of protection from medical reviews: {last}.",
        "es": "Último día para asignar sin pago actual, y de protección contra revisiones médicas: {last}.",
    },
    "HAND_OFF_CLOCK_CHANGE": {
        "en": "Last day for the agency to change to payment as an Employment Network: {last}.",
        "es": "Último día para que la agencia cambie al pago como Red de Empleo: {last}.",
    },
    "HAND_OFF_CLOCK_CLAIM": {
        "en": "Last day for the agency to file its claim, twelve months after {ninth}: {last}.",
        "es": "Último día para que la agencia presente su reclamación, doce meses después de {ninth}: {last}.",
    },
}
