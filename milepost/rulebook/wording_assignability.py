"""The sentences about whether and from when a Ticket may be assigned."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_unassigned": {"en": "the unassignment", "es": "la desasignación"},
    "WORD_vr_closed": {"en": "the closure by State VR", "es": "el cierre por VR estatal"},
    "WORD_inactive": {"en": "inactive", "es": "inactivo"},
    "WORD_extension": {"en": "90-day extension", "es": "extensión de 90 días"},
    "WORD_cr_status": {
        "en": "State VR, cost-reimbursement status",
        "es": "VR estatal, en reembolso de costos",
    },
    "WORD_iwp": {"en": "individual work plan", "es": "plan de trabajo individual"},
    "WORD_ipe_and_form": {
        "en": "plan of State VR (IPE) with its form",
        "es": "plan de VR estatal (IPE) con su formulario",
    },
    "WORD_in_current_pay": {"en": "in current pay", "es": "en pago actual"},
    "WORD_not_in_current_pay": {"en": "not in current pay", "es": "sin pago actual"},
    "WORD_continued_benefit": {
        "en": "paid only while a review or an appeal is open",
        "es": "pagado solo mientras hay una revisión o apelación abierta",
    },
    "WORD_dissatisfied": {
        "en": "the person is dissatisfied with the services",
        "es": "la persona no está satisfecha con los servicios",
    },
    "WORD_moved": {
        "en": "the person moved out of the area served",
        "es": "la persona se mudó fuera del área atendida",
    },
    "WORD_provider_closed": {
        "en": "the provider closed or lost its approval",
        "es": "el proveedor cerró o perdió su aprobación",
    },
    "WORD_provider_unwilling": {
        "en": "the provider is unwilling or unable to serve",
        "es": "el proveedor no quiere o no puede atender",
    },
    "WORD_vr_stopped": {
        "en": "the State VR agency stopped serving",
        "es": "la agencia estatal de VR dejó de atender",
    },
    "WORD_other_reason": {"en": "another reason", "es": "otra razón"},
    "WORD_from_helpline": {"en": "the Help Line or the Portal", "es": "la línea de ayuda o el Portal"},
    "ASSIGN_SSA_SAYS_YES": {
        "en": "SSA answered on {day} that the Ticket can be assigned.",
        "es": "La SSA respondió el {day} que el Ticket se puede asignar.",
    },
    "ASSIGN_SSA_SAYS_NO": {
        "en": "SSA answered on {day} that the Ticket cannot be assigned.",
        "es": "La SSA respondió el {day} que el Ticket no se puede asignar.",
    },
    # The Ticket and the person
    "ASSIGN_TICKET_ENDED": {
        "en": "This Ticket ended in {month} and cannot be assigned again. A new Ticket from SSA is another one.",
        "es": "Este Ticket terminó en {month} y no se puede asignar otra vez. Un Ticket nuevo de la SSA es otro.",
    },
    "ASSIGN_AGE_UNKNOWN": {
        "en": "The birth date is not known, so nobody can tell whether the person is 18 and not yet 65.",
        "es": "No se sabe la fecha de nacimiento; no se puede decir si la persona tiene 18 años y todavía no 65.",
    },
    "ASSIGN_UNDER_18": {
        "en": "The person is under 18. From {day} on the age fits.",
        "es": "La persona tiene menos de 18 años. Desde el {day} la edad es la debida.",
    },
    "ASSIGN_65_REACHED": {
        "en": "The person reached 65 in {month}. From then on a Ticket cannot be assigned.",
        "es": "La persona cumplió 65 años en {month}. Desde entonces no se puede asignar un Ticket.",
    },
    "ASSIGN_65_SOON": {
        "en": "The person is about to reach 65, in {month}: the Ticket can be assigned only before the birthday, and soon ends.",
        "es": "La persona está por cumplir 65 años, en {month}: el Ticket solo se puede asignar antes del cumpleaños, y pronto termina.",
    },
    "ASSIGN_AGE_FITS": {
        "en": "The person is 18 or older and not yet 65.",
        "es": "La persona tiene 18 años o más y todavía no 65.",
    },
    # With whom it is
    "ASSIGN_HELD": {
        "en": "The Ticket has been assigned to {provider} since {since}. It must be unassigned first.",
        "es": "El Ticket está asignado a {provider} desde el {since}. Primero hay que desasignarlo.",
    },
    "ASSIGN_HELD_UNTIL": {
        "en": "The Ticket is assigned to {provider} and becomes free on {until}.",
        "es": "El Ticket está asignado a {provider} y queda libre el {until}.",
    },
    "ASSIGN_OVERLAPS": {
        "en": "Another assignment begins on {day}. An earlier one would overlap it.",
        "es": "Otra asignación comienza el {day}. Una anterior se traslaparía con ella.",
    },
    "ASSIGN_HELD_ELSEWHERE": {
        "en": "SSA's records show the Ticket with another provider. It must be unassigned there first.",
        "es": "En los registros de la SSA el Ticket está con otro proveedor. Primero hay que desasignarlo allí.",
    },
    "ASSIGN_HELD_UNKNOWN": {
        "en": "Whether another provider holds the Ticket has not been asked, or the answer is no longer good.",
        "es": "No se ha preguntado si otro proveedor tiene el Ticket, o la respuesta ya no vale.",
    },
    "ASSIGN_FREE": {"en": "No provider holds the Ticket.", "es": "Ningún proveedor tiene el Ticket."},
    # State VR
    "ASSIGN_VR_OPEN": {
        "en": "{agency} has a cost-reimbursement case open. The Ticket can be assigned once it is closed.",
        "es": "{agency} tiene abierto un caso de reembolso de costos. El Ticket se puede asignar cuando se cierre.",
    },
    "ASSIGN_VR_OPEN_UNTIL": {
        "en": "{agency} has a cost-reimbursement case open until {until}. From that day on the Ticket can be assigned.",
        "es": "{agency} tiene abierto un caso de reembolso de costos hasta el {until}. Desde ese día el Ticket se puede asignar.",
    },
    "ASSIGN_SAME_AGENCY": {
        "en": "{agency} has already served the person by cost reimbursement and closed the case. It cannot take the Ticket.",
        "es": "{agency} ya atendió a la persona por reembolso de costos y cerró el caso. No puede recibir el Ticket.",
    },
    "ASSIGN_AGENCY_UNKNOWN": {
        "en": "A State VR case was closed and it is not written which agency had it. The same agency cannot take the Ticket.",
        "es": "Se cerró un caso de VR estatal y no consta qué agencia lo tenía. La misma agencia no puede recibir el Ticket.",
    },
    # The benefit
    "ASSIGN_IN_PAY": {
        "en": "A disability benefit is in current pay.",
        "es": "Un beneficio por incapacidad está en pago actual.",
    },
    "ASSIGN_NOT_IN_PAY": {
        "en": "No disability benefit is in current pay. The Ticket can be assigned in a month in which one is paid.",
        "es": "Ningún beneficio por incapacidad está en pago actual. El Ticket se puede asignar en un mes en que se pague.",
    },
    "ASSIGN_PAY_UNKNOWN": {
        "en": "Whether a disability benefit is in current pay is not known for this month.",
        "es": "No se sabe si un beneficio por incapacidad está en pago actual este mes.",
    },
    "ASSIGN_CONTINUED": {
        "en": "The benefit is paid only because a review or an appeal is open. In such months no Ticket can be assigned.",
        "es": "El beneficio se paga solo porque hay una revisión o apelación abierta. En esos meses no se puede asignar un Ticket.",
    },
    "ASSIGN_CONTINUED_AFTER_VR": {
        "en": "The benefit is paid only because a review or an appeal is open, within 90 days of a State VR closure. The text does not settle this case.",
        "es": "El beneficio se paga solo porque hay una revisión o apelación abierta, dentro de los 90 días de un cierre por VR estatal. El texto no resuelve este caso.",
    },
    "ASSIGN_WAIVED": {
        "en": "The test of current pay is waived through {last}: 90 days from {because_word} on {began}. The age test is not.",
        "es": "No se exige el pago actual hasta el {last}: 90 días desde {because_word} del {began}. La edad sí se exige.",
    },
    "ASSIGN_WAIVED_UNLESS": {
        "en": "The waiver does not help where the benefit is paid only because a review or an appeal is open.",
        "es": "Esto no vale si el beneficio se paga solo porque hay una revisión o apelación abierta.",
    },
    "ASSIGN_WAIVER_DISPUTED": {
        "en": "By one way of counting the 90 days from {because_word} on {began} ended on {last}; by the other they end today.",
        "es": "Según una manera de contar, los 90 días desde {because_word} del {began} terminaron el {last}; según la otra terminan hoy.",
    },
    "ASSIGN_ADULT_REVIEW": {
        "en": "SSI was received as a child, and SSA has not yet found disability by the rules for adults.",
        "es": "Recibía SSI de niño, y la SSA todavía no ha determinado la incapacidad según las reglas para adultos.",
    },
    "ASSIGN_ADULT_REVIEW_ASK": {
        "en": "The person is 18. If SSI was received as a child, ask whether SSA has finished its review by the rules for adults.",
        "es": "La persona tiene 18 años. Si recibía SSI de niño, pregunte si la SSA terminó su revisión según las reglas para adultos.",
    },
    # The plan
    "ASSIGN_PLAN_UNSIGNED": {
        "en": "The {plan_word} is not signed by both. An assignment counts from the day on which it is.",
        "es": "El {plan_word} no está firmado por ambas partes. Una asignación cuenta desde el día en que lo esté.",
    },
    "ASSIGN_PLAN_LATER": {
        "en": "The {plan_word} is signed on {day}. An assignment cannot count from an earlier day.",
        "es": "El {plan_word} se firma el {day}. Una asignación no puede contar desde antes.",
    },
    "ASSIGN_PLAN_SIGNED": {
        "en": "The {plan_word} was signed by both on {day}.",
        "es": "El {plan_word} fue firmado por ambas partes el {day}.",
    },
    # What to ask
    "ASSIGN_ASK_BIRTH_DATE": {"en": "the birth date", "es": "la fecha de nacimiento"},
    "ASSIGN_ASK_HELD": {
        "en": "whether another provider holds the Ticket",
        "es": "si otro proveedor tiene el Ticket",
    },
    "ASSIGN_ASK_PAY": {
        "en": "whether a disability benefit is in current pay this month",
        "es": "si un beneficio por incapacidad está en pago actual este mes",
    },
    "ASSIGN_ASK_COUNT": {
        "en": "whether the 90 days are still running today",
        "es": "si los 90 días todavía corren hoy",
    },
    "ASSIGN_ASK_CONTINUED": {
        "en": "whether the Ticket can be assigned while the benefit goes on only during a review or an appeal",
        "es": "si el Ticket se puede asignar mientras el beneficio sigue solo por una revisión o apelación",
    },
    "ASSIGN_ASK_AGENCY": {
        "en": "which State VR agency had the case",
        "es": "qué agencia estatal de VR tenía el caso",
    },
    # Dates
    "PAYABLE_FROM_MONTH_AFTER": {
        "en": "The first payable month is {month}, because work counts from the month after the month of assignment, {assigned}.",
        "es": "El primer mes cobrable es {month}, porque el trabajo cuenta desde el mes siguiente al de la asignación, {assigned}.",
    },
    "PAYABLE_FROM_RECEIPT": {
        "en": "The first payable month is {month}, because the plan signed on {signed} was received {days} days later, on {received}; after more than 14 days the month after receipt is the first.",
        "es": "El primer mes cobrable es {month}, porque el plan firmado el {signed} se recibió {days} días después, el {received}; tras más de 14 días el primero es el mes siguiente al de la recepción.",
    },
    "PAYABLE_BY_REGULATION": {
        "en": "Read by the regulation, which knows no 14 days, it would be {month}.",
        "es": "Según el reglamento, que no conoce los 14 días, sería {month}.",
    },
    "PLAN_DATES_MISSING": {
        "en": "The day on which the plan was signed by both is not known. Without it there is no assignment.",
        "es": "No se sabe qué día firmaron ambas partes el plan. Sin eso no hay asignación.",
    },
    "ASSIGNED_BEFORE_PLAN": {
        "en": "The plan was signed on {signed}, after the day of assignment. An assignment is effective from the signature on.",
        "es": "El plan se firmó el {signed}, después del día de la asignación. Una asignación vale desde la firma.",
    },
    "EFFECTIVE_FROM_SIGNATURE": {
        "en": "Read by the regulation the assignment is effective from the signature, {signed}, if the person was eligible that day; the Portal may show the day of its entry.",
        "es": "Según el reglamento la asignación vale desde la firma, {signed}, si la persona cumplía las condiciones ese día; el Portal puede mostrar el día en que se registró.",
    },
    "PLAN_TO_ARRIVE_BY": {
        "en": "If the plan is received by {last} it stays {month}; later, the first payable month is {later} or the month after receipt.",
        "es": "Si el plan se recibe a más tardar el {last}, sigue siendo {month}; después, el primer mes cobrable es {later} o el mes siguiente al de la recepción.",
    },
    "PLAN_ARRIVAL_UNKNOWN": {
        "en": "It is not known when the plan was received. After {last}, the first payable month would be {later} or the month after receipt.",
        "es": "No se sabe cuándo se recibió el plan. Después del {last}, el primer mes cobrable sería {later} o el mes siguiente al de la recepción.",
    },
    # What a State VR case means
    "VR_PAID_AS_EN": {
        "en": "{agency} is paid like an Employment Network: the Ticket is assigned to it, and comes free by unassignment.",
        "es": "{agency} cobra como una Red de Empleo: el Ticket se le asigna a ella, y queda libre al desasignarlo.",
    },
    "VR_PAID_UNKNOWN": {
        "en": "Nobody has written how the agency is paid; it is taken for cost reimbursement.",
        "es": "No consta cómo cobra la agencia; se supone reembolso de costos.",
    },
    "VR_OPEN_NOW": {
        "en": "While {agency} has the case open, the Ticket cannot be assigned to anybody.",
        "es": "Mientras {agency} tenga el caso abierto, el Ticket no se puede asignar a nadie.",
    },
    "VR_WAIVER": {
        "en": "Through {last} the Ticket can be assigned whether or not a benefit is in current pay.",
        "es": "Hasta el {last} el Ticket se puede asignar aunque no haya un beneficio en pago actual.",
    },
    "VR_WAIVER_OVER": {
        "en": "The 90 days in which current pay was not asked for ended on {last}.",
        "es": "Los 90 días en que no se exigía el pago actual terminaron el {last}.",
    },
    "VR_NOT_SAME_AGENCY": {
        "en": "{agency} itself cannot take the Ticket any more.",
        "es": "{agency} misma ya no puede recibir el Ticket.",
    },
    "VR_RESULT_UNKNOWN": {
        "en": "With which result the case was closed is not written. After an employment outcome there is no Phase 1.",
        "es": "No consta con qué resultado se cerró el caso. Tras un resultado de empleo no hay Fase 1.",
    },
    "VR_PHASE_1_REGULATION": {
        "en": "Read by the regulation, every assignment from {closed} on is without Phase 1: the case closed with an employment outcome.",
        "es": "Según el reglamento, toda asignación desde el {closed} queda sin Fase 1: el caso se cerró con un resultado de empleo.",
    },
    "VR_PHASE_1_PRACTICE": {
        "en": "In practice Phase 1 is lost only to an assignment through {last}, within 18 months of the closure.",
        "es": "En la práctica la Fase 1 se pierde solo para una asignación hasta el {last}, dentro de los 18 meses del cierre.",
    },
    "VR_PHASE_1_OPEN": {
        "en": "The case closed without an employment outcome, so Phase 1 stays open.",
        "es": "El caso se cerró sin resultado de empleo, así que la Fase 1 sigue abierta.",
    },
}
