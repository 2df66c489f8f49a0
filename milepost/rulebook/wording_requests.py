"""The sentences of denials, of their cures, and of what the check before sending finds."""

SENTENCES: dict[str, dict[str, str]] = {
    "DENIAL_NOT_ASSIGNED": {
        "en": "The Ticket was not assigned to this provider in the claim month.",
        "es": "El Ticket no estaba asignado a este proveedor en el mes reclamado.",
    },
    "DENIAL_BEFORE_FIRST": {
        "en": "The claim month lies before the first month that can be paid to this provider.",
        "es": "El mes reclamado es anterior al primer mes pagadero a este proveedor.",
    },
    "DENIAL_PLAN_LATE": {
        "en": "The plan reached the program manager more than 14 days after its last signature, and the claim month lies before the month after its receipt.",
        "es": "El plan llegó al administrador del programa más de 14 días después de su última firma, y el mes reclamado es anterior al mes siguiente a su recepción.",
    },
    "DENIAL_DUPLICATE_OURS": {
        "en": "This payment was made or asked for already.",
        "es": "Este pago ya se hizo o ya se pidió.",
    },
    "DENIAL_DUPLICATE_OTHER": {
        "en": "This payment was made to another provider.",
        "es": "Este pago se hizo a otro proveedor.",
    },
    "DENIAL_BELOW_TRIAL_WORK": {
        "en": "Earnings were below the trial work level, or in too few months.",
        "es": "Los ingresos fueron inferiores al nivel de trabajo de prueba, o en muy pocos meses.",
    },
    "DENIAL_BELOW_SUBSTANTIAL": {
        "en": "Earnings were below substantial gainful activity.",
        "es": "Los ingresos fueron inferiores a la actividad sustancial.",
    },
    "DENIAL_BELOW_BLIND": {
        "en": "Earnings were below substantial gainful activity for people who are blind.",
        "es": "Los ingresos fueron inferiores a la actividad sustancial para personas ciegas.",
    },
    "DENIAL_HALF_LEVEL": {
        "en": "Earnings were below the trial work level, and none of the next two months reached it.",
        "es": "Los ingresos fueron inferiores al nivel de trabajo de prueba, y ninguno de los dos meses siguientes lo alcanzó.",
    },
    "DENIAL_LOOK_BACK": {
        "en": "Work before the first assignment closed this milestone.",
        "es": "El trabajo anterior a la primera asignación cerró este hito.",
    },
    "DENIAL_PRIOR_VR": {
        "en": "State VR achieved an employment outcome before; Phase 1 is not available.",
        "es": "La agencia estatal de rehabilitación logró antes un resultado de empleo; la Fase 1 no está disponible.",
    },
    "DENIAL_OUTCOME_BEGAN": {
        "en": "A milestone was claimed for a month of the outcome period.",
        "es": "Se reclamó un hito para un mes del período de resultados.",
    },
    "DENIAL_WORK_EXPENSES": {
        "en": "After work expenses or subsidies the countable earnings are below substantial gainful activity.",
        "es": "Después de gastos de trabajo o subsidios, los ingresos contables son inferiores a la actividad sustancial.",
    },
    "DENIAL_NOT_WAGES": {
        "en": "What is on record is a pension or other income, not wages.",
        "es": "Lo que consta es una pensión u otro ingreso, no salarios.",
    },
    "DENIAL_DEATH": {
        "en": "The Ticketholder has died; the last payable month is the month before.",
        "es": "El titular ha fallecido; el último mes pagadero es el mes anterior.",
    },
    "DENIAL_MEDICAL_CESSATION": {
        "en": "Disability ended for medical reasons, and the Ticket with it.",
        "es": "La discapacidad terminó por razones médicas, y el Ticket con ella.",
    },
    "DENIAL_TICKET_ENDED": {
        "en": "The Ticket had ended.",
        "es": "El Ticket había terminado.",
    },
    "DENIAL_AGREEMENT_ENDED": {
        "en": "The provider's agreement with SSA had ended.",
        "es": "El acuerdo del proveedor con la SSA había terminado.",
    },
    "DENIAL_EVIDENCE": {
        "en": "The evidence cannot be read, or lacks something it must show.",
        "es": "Las pruebas no se pueden leer, o les falta algo que deben mostrar.",
    },
    "DENIAL_SECONDARY_ONLY": {
        "en": "There is one item of secondary evidence; two are needed, or a primary one.",
        "es": "Hay una sola prueba secundaria; hacen falta dos, o una primaria.",
    },
    "DENIAL_OVER_24_MONTHS": {
        "en": "The request came more than 24 months after the month.",
        "es": "La solicitud llegó más de 24 meses después del mes.",
    },
    "DENIAL_MONTH_NOT_OVER": {
        "en": "The claim month was not over.",
        "es": "El mes reclamado no había terminado.",
    },
    "DENIAL_CASH_PAYABLE": {
        "en": "A cash benefit was payable for the month, or it is not known whether.",
        "es": "Había un beneficio en efectivo pagadero por el mes, o no se sabe.",
    },
    "DENIAL_OUT_OF_ORDER": {
        "en": "Milestones are paid in order, and an earlier one is still open.",
        "es": "Los hitos se pagan en orden, y uno anterior sigue abierto.",
    },
    "DENIAL_ALL_PAID": {
        "en": "All payments of this kind have been made on this Ticket.",
        "es": "Ya se hicieron todos los pagos de este tipo por este Ticket.",
    },
    "DENIAL_OUTCOME_ONLY": {
        "en": "The provider was on outcome payments only when the Ticket was assigned to it.",
        "es": "El proveedor solo recibía pagos por resultados cuando se le asignó el Ticket.",
    },
    "DENIAL_RECONCILIATION_EARLY": {
        "en": "The reconciliation is not due yet.",
        "es": "La conciliación aún no corresponde.",
    },
    "DENIAL_SAM_LAPSED": {
        "en": "The SAM registration has lapsed; every payment is held until it is renewed.",
        "es": "El registro en SAM ha vencido; todo pago queda retenido hasta que se renueve.",
    },
    "DENIAL_CONTACT_NOT_CLEARED": {
        "en": "The contact for payments has no suitability, so questions about the request cannot be answered.",
        "es": "El contacto para pagos no tiene la autorización de idoneidad, así que no se pueden responder preguntas sobre la solicitud.",
    },
    "CURE_NOT_ASSIGNED": {
        "en": "Compare the dates with the Portal. For work after unassignment, send a certification of services that shows how they contributed.",
        "es": "Compare las fechas con el Portal. Por trabajo posterior a la desasignación, envíe una certificación de servicios que muestre cómo contribuyeron.",
    },
    "CURE_BEFORE_FIRST": {
        "en": "Ask for the first payable month or a later one.",
        "es": "Pida el primer mes pagadero o uno posterior.",
    },
    "CURE_PLAN_LATE": {
        "en": "Ask for the month after receipt or a later one; send the next plan within 14 days.",
        "es": "Pida el mes siguiente a la recepción o uno posterior; envíe el próximo plan dentro de 14 días.",
    },
    "CURE_DUPLICATE_OURS": {
        "en": "Look at the work case; do not ask again.",
        "es": "Mire el caso de trabajo; no lo pida de nuevo.",
    },
    "CURE_DUPLICATE_OTHER": {
        "en": "Ask for a split (SSA-1401) if your services contributed.",
        "es": "Pida un reparto (SSA-1401) si sus servicios contribuyeron.",
    },
    "CURE_BELOW_LEVEL": {
        "en": "Look for more pay stubs of the month, or ask for a month that reaches the level.",
        "es": "Busque más recibos de pago del mes, o pida un mes que alcance el nivel.",
    },
    "CURE_HALF_LEVEL": {
        "en": "Wait for a month at the level; then claim milestone 1 for it.",
        "es": "Espere un mes al nivel; luego reclame el hito 1 por él.",
    },
    "CURE_LATER_PAYMENT": {
        "en": "It cannot be paid on this Ticket; look at the next payment on the ladder.",
        "es": "No se puede pagar por este Ticket; mire el siguiente pago de la escala.",
    },
    "CURE_PRIOR_VR": {
        "en": "Claim Phase 2 and outcomes instead.",
        "es": "Reclame en cambio la Fase 2 y los resultados.",
    },
    "CURE_OUTCOME_BEGAN": {
        "en": "Claim the month as an outcome; open milestones come back with the reconciliation.",
        "es": "Reclame el mes como resultado; los hitos abiertos vuelven con la conciliación.",
    },
    "CURE_WORK_EXPENSES": {
        "en": "Ask the program manager, naming the work case only.",
        "es": "Pregunte al administrador del programa, citando solo el caso de trabajo.",
    },
    "CURE_NOT_WAGES": {
        "en": "Send pay stubs or an employer's statement of wages.",
        "es": "Envíe recibos de pago o una declaración de salarios del empleador.",
    },
    "CURE_ENDED": {
        "en": "Ask for no month after the last payable one.",
        "es": "No pida ningún mes posterior al último pagadero.",
    },
    "CURE_AGREEMENT_ENDED": {
        "en": "Settle the agreement with SSA first.",
        "es": "Resuelva primero el acuerdo con la SSA.",
    },
    "CURE_EVIDENCE": {
        "en": "Get a clear copy, or a Supplemental Earnings Statement; never write on a stub.",
        "es": "Consiga una copia clara, o una declaración suplementaria de ingresos; nunca escriba en un recibo.",
    },
    "CURE_SECONDARY_ONLY": {
        "en": "Add a second item, or a pay stub, an employer's statement or a Work Number report.",
        "es": "Agregue una segunda prueba, o un recibo de pago, una declaración del empleador o un informe de The Work Number.",
    },
    "CURE_OVER_24_MONTHS": {
        "en": "This month is lost. Look for others before their days run out.",
        "es": "Este mes está perdido. Busque otros antes de que venza su plazo.",
    },
    "CURE_MONTH_NOT_OVER": {
        "en": "Wait until the month is over.",
        "es": "Espere hasta que termine el mes.",
    },
    "CURE_CASH_PAYABLE": {
        "en": "Find out what SSA paid for the month (BPQY); if cash was payable, claim a milestone where one is open.",
        "es": "Averigüe qué pagó la SSA por el mes (BPQY); si había efectivo pagadero, reclame un hito donde haya uno abierto.",
    },
    "CURE_OUT_OF_ORDER": {
        "en": "Claim the earlier one first.",
        "es": "Reclame primero el anterior.",
    },
    "CURE_OUTCOME_ONLY": {
        "en": "Claim outcome months only.",
        "es": "Reclame solo meses de resultados.",
    },
    "CURE_RECONCILIATION_EARLY": {
        "en": "Wait for the twelfth outcome payment.",
        "es": "Espere el duodécimo pago por resultados.",
    },
    "CURE_SAM_LAPSED": {
        "en": "Renew the registration, then send; renewal takes weeks.",
        "es": "Renueve el registro y luego envíe; la renovación toma semanas.",
    },
    "CURE_CONTACT_NOT_CLEARED": {
        "en": "Name a contact whom SSA has found suitable, or finish the suitability.",
        "es": "Nombre un contacto que la SSA haya autorizado, o termine el trámite de idoneidad.",
    },
    "FOUND_SAM_LAPSED": {
        "en": "The SAM registration ended on {day}.",
        "es": "El registro en SAM venció el {day}.",
    },
    "FOUND_SAM_UNKNOWN": {
        "en": "It is not known when the SAM registration ends.",
        "es": "No se sabe cuándo vence el registro en SAM.",
    },
    "FOUND_AGREEMENT_ENDED": {
        "en": "The agreement with SSA ended on {day}.",
        "es": "El acuerdo con la SSA terminó el {day}.",
    },
    "FOUND_CONTACT_NOT_CLEARED": {
        "en": "The contact for payments has not been found suitable.",
        "es": "El contacto para pagos no tiene la autorización de idoneidad.",
    },
    "FOUND_CONTACT_UNKNOWN": {
        "en": "It is not known whether the contact for payments is suitable.",
        "es": "No se sabe si el contacto para pagos está autorizado.",
    },
    "FOUND_MONTH_NOT_OVER": {
        "en": "{month} can be asked for from {day} on.",
        "es": "{month} puede pedirse a partir del {day}.",
    },
    "FOUND_OVER_24_MONTHS": {
        "en": "The last day to ask for {month} was {day}.",
        "es": "El último día para pedir {month} fue el {day}.",
    },
    "FOUND_NEVER_ASSIGNED": {
        "en": "The Ticket was not assigned to this provider in {month} or before.",
        "es": "El Ticket no estaba asignado a este proveedor en {month} ni antes.",
    },
    "FOUND_PLAN_LATE": {
        "en": "The plan was received late, so the first payable month is {first}; {month} is earlier.",
        "es": "El plan se recibió tarde, así que el primer mes pagadero es {first}; {month} es anterior.",
    },
    "FOUND_BEFORE_FIRST": {
        "en": "The first payable month is {first}; {month} is earlier.",
        "es": "El primer mes pagadero es {first}; {month} es anterior.",
    },
    "FOUND_AFTER_UNASSIGNMENT": {
        "en": "The Ticket left this provider on {day}, before {month}, and no certification of services goes with the request.",
        "es": "El Ticket dejó a este proveedor el {day}, antes de {month}, y la solicitud no lleva certificación de servicios.",
    },
    "FOUND_OUTCOME_ONLY": {
        "en": "The assignment is on outcome payments only, and this is a milestone.",
        "es": "La asignación es solo de pagos por resultados, y esto es un hito.",
    },
    "FOUND_TICKET_ENDED": {
        "en": "The last payable month on this Ticket is {last}; {month} is later.",
        "es": "El último mes pagadero de este Ticket es {last}; {month} es posterior.",
    },
    "FOUND_PAID": {
        "en": "It was paid already (provider {provider}, work case {work_case}).",
        "es": "Ya se pagó (proveedor {provider}, caso {work_case}).",
    },
    "FOUND_PENDING": {
        "en": "It has been asked for already (provider {provider}, work case {work_case}).",
        "es": "Ya se ha pedido (proveedor {provider}, caso {work_case}).",
    },
    "FOUND_OUTCOME_BEGAN": {
        "en": "The outcome period began in {began}; no milestone is paid for {month}.",
        "es": "El período de resultados comenzó en {began}; no se paga ningún hito por {month}.",
    },
    "FOUND_LOOK_BACK": {
        "en": "The look-back before the first assignment closed this milestone.",
        "es": "La revisión anterior a la primera asignación cerró este hito.",
    },
    "FOUND_PRIOR_VR": {
        "en": "State VR closed a case with an employment outcome on {day}.",
        "es": "La agencia estatal cerró un caso con resultado de empleo el {day}.",
    },
    "FOUND_OUT_OF_ORDER": {
        "en": "{claim_word} is still open and comes first.",
        "es": "{claim_word} sigue abierto y va primero.",
    },
    "FOUND_NOT_COMPLETE": {
        "en": "It is not known that the services of the plan were substantially completed.",
        "es": "No consta que los servicios del plan se completaran sustancialmente.",
    },
    "FOUND_ALL_PAID": {
        "en": "All {count} have been paid or asked for.",
        "es": "Los {count} se han pagado o pedido.",
    },
    "FOUND_CASH_UNKNOWN": {
        "en": "It is not known whether a cash benefit was payable for {month}.",
        "es": "No se sabe si había un beneficio en efectivo pagadero por {month}.",
    },
    "FOUND_CASH_PAYABLE": {
        "en": "For {month} cash was payable, or unpaid for another reason than work.",
        "es": "Por {month} había efectivo pagadero, o no se pagó por otra razón que el trabajo.",
    },
    "FOUND_BELOW_LEVEL": {
        "en": "{month} brought {gross_cents}; the level is {level_cents}.",
        "es": "{month} trajo {gross_cents}; el nivel es {level_cents}.",
    },
    "FOUND_HALF_LEVEL": {
        "en": "{month} brought {gross_cents}, at least half of {level_cents}, and neither of the next two months reaches the level.",
        "es": "{month} trajo {gross_cents}, al menos la mitad de {level_cents}, y ninguno de los dos meses siguientes alcanza el nivel.",
    },
    "FOUND_TOO_FEW_MONTHS": {
        "en": "{reached} of the {needed} months needed reach the level within the {window} months that end with {month}.",
        "es": "{reached} de los {needed} meses necesarios alcanzan el nivel en los {window} meses que terminan con {month}.",
    },
    "FOUND_WORK_EXPENSES": {
        "en": "Less work expenses and subsidies, {month} leaves {countable_cents} of {gross_cents}, below {level_cents}.",
        "es": "Descontados gastos de trabajo y subsidios, {month} deja {countable_cents} de {gross_cents}, menos de {level_cents}.",
    },
    "FOUND_NO_EVIDENCE": {
        "en": "No evidence of {month} is on file.",
        "es": "No hay pruebas de {month} en el expediente.",
    },
    "FOUND_SECONDARY_ONLY": {
        "en": "Of {month} there is one item of secondary evidence only.",
        "es": "De {month} solo hay una prueba secundaria.",
    },
    "FOUND_EVIDENCE_OF_MONTHS": {
        "en": "The claim also rests on {months}, whose evidence does not suffice.",
        "es": "El reclamo se basa también en {months}, cuyas pruebas no bastan.",
    },
    "FOUND_NOT_WAGES": {
        "en": "“{item}” shows income that is not wages.",
        "es": "«{item}» muestra ingresos que no son salarios.",
    },
    "FOUND_ITEM_FAULTY": {
        "en": "“{item}”: {fault}",
        "es": "«{item}»: {fault}",
    },
    "FOUND_NO_YEAR_TO_DATE": {
        "en": "“{item}” shows no year-to-date figure.",
        "es": "«{item}» no muestra el acumulado del año.",
    },
    "FOUND_RECONCILIATION_EARLY": {
        "en": "{count} outcome months are needed first, and something left to reconcile.",
        "es": "Primero hacen falta {count} meses de resultados, y algo por conciliar.",
    },
    "FOUND_SSA_HAS_WAGES": {
        "en": "SSA has the wages of {month}, so no pay stub goes with the request and only your notes show that you served the person.",
        "es": "La SSA tiene los salarios de {month}, así que la solicitud no lleva recibos de pago y solo sus notas muestran que usted atendió a la persona.",
    },
    "FOUND_NO_STUB": {
        "en": "No pay stub of {month} goes with the request, so only your notes show that you served the person.",
        "es": "La solicitud no lleva ningún recibo de pago de {month}, así que solo sus notas muestran que usted atendió a la persona.",
    },
    "CURE_CERTIFICATION": {
        "en": "Add a pay stub, or draft a certification of services from the notes.",
        "es": "Agregue un recibo de pago, o redacte una certificación de servicios a partir de las notas.",
    },
    "CHECK_AGREEMENT": {
        "en": "The agreement with SSA is in force.",
        "es": "El acuerdo con la SSA está vigente.",
    },
    "CHECK_SAM": {
        "en": "The SAM registration is current.",
        "es": "El registro en SAM está al día.",
    },
    "CHECK_CONTACT": {
        "en": "The contact for payments has been found suitable.",
        "es": "El contacto para pagos tiene la autorización de idoneidad.",
    },
    "CHECK_MONTH_OVER": {
        "en": "The claim month is over.",
        "es": "El mes reclamado ya terminó.",
    },
    "CHECK_IN_TIME": {
        "en": "It is asked for within 24 months.",
        "es": "Se pide dentro de los 24 meses.",
    },
    "CHECK_ASSIGNED": {
        "en": "The Ticket was assigned to you in the claim month.",
        "es": "El Ticket estaba asignado a usted en el mes reclamado.",
    },
    "CHECK_FIRST_MONTH": {
        "en": "The claim month is not before the first payable month.",
        "es": "El mes reclamado no es anterior al primer mes pagadero.",
    },
    "CHECK_PLAN": {
        "en": "No late plan moves the first payable month past the claim month.",
        "es": "Ningún plan tardío lleva el primer mes pagadero más allá del mes reclamado.",
    },
    "CHECK_TICKET_OPEN": {
        "en": "The Ticket had not ended.",
        "es": "El Ticket no había terminado.",
    },
    "CHECK_NOT_ASKED": {
        "en": "It was neither asked for nor paid before.",
        "es": "No se ha pedido ni pagado antes.",
    },
    "CHECK_SYSTEM": {
        "en": "The assignment is paid by milestones.",
        "es": "La asignación se paga por hitos.",
    },
    "CHECK_LOOK_BACK": {
        "en": "The look-back leaves this milestone open.",
        "es": "La revisión de trabajo anterior deja abierto este hito.",
    },
    "CHECK_PRIOR_VR": {
        "en": "No State VR case closes Phase 1.",
        "es": "Ningún caso de la agencia estatal de rehabilitación cierra la Fase 1.",
    },
    "CHECK_ORDER": {
        "en": "Every earlier milestone was attained.",
        "es": "Se alcanzaron todos los hitos anteriores.",
    },
    "CHECK_LEFT": {
        "en": "A payment of this kind is left on the Ticket.",
        "es": "Queda un pago de este tipo en el Ticket.",
    },
    "CHECK_PERIOD": {
        "en": "The outcome period had not begun.",
        "es": "El período de resultados no había comenzado.",
    },
    "CHECK_CASH": {
        "en": "No cash benefit was payable because of work.",
        "es": "No había beneficio en efectivo pagadero debido al trabajo.",
    },
    "CHECK_DUE": {
        "en": "Twelve outcomes are there, and milestones are left to reconcile.",
        "es": "Están los doce resultados, y quedan hitos por conciliar.",
    },
    "CHECK_LEVEL": {
        "en": "The earnings reach the level, in enough months.",
        "es": "Los ingresos alcanzan el nivel, en suficientes meses.",
    },
    "CHECK_EXPENSES": {
        "en": "No known work expense takes the earnings below the level.",
        "es": "Ningún gasto de trabajo conocido lleva los ingresos por debajo del nivel.",
    },
    "CHECK_EVIDENCE": {
        "en": "Evidence of every month that the payment rests on is on file.",
        "es": "Hay pruebas de cada mes en que se basa el pago.",
    },
    "CHECK_STUBS": {
        "en": "No item of the evidence has a fault.",
        "es": "Ninguna prueba tiene defectos.",
    },
    "CHECK_YEAR_TO_DATE": {
        "en": "Every pay stub shows its year-to-date figure.",
        "es": "Cada recibo de pago muestra el acumulado del año.",
    },
    "CHECK_WAGES": {
        "en": "The evidence shows wages.",
        "es": "Las pruebas muestran salarios.",
    },
    "CHECK_CERTIFICATION": {
        "en": "A certification of services goes with it, or none is needed.",
        "es": "La acompaña una certificación de servicios, o no hace falta ninguna.",
    },
    "ROWS_SUMMED_BY_MONTH": {
        "en": "There are {count} pay stubs, and the screen takes {most} rows: they are summed by employer and month of the pay date.",
        "es": "Hay {count} recibos de pago, y la pantalla admite {most} filas: están sumados por empleador y mes de la fecha de pago.",
    },
    "ROWS_SUMMED_BY_EMPLOYER": {
        "en": "There are {count} pay stubs, and the screen takes {most} rows: they are summed by employer.",
        "es": "Hay {count} recibos de pago, y la pantalla admite {most} filas: están sumados por empleador.",
    },
    "ROWS_SUMMED_SMALL": {
        "en": "There are {count} pay stubs of more employers than the {most} rows that the screen takes: the smallest are summed in the last row.",
        "es": "Hay {count} recibos de pago de más empleadores que las {most} filas que admite la pantalla: los más pequeños están sumados en la última fila.",
    },
}
