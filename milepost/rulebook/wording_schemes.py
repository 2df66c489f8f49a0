"""The sentences about incentive schemes of States: windows, months, papers, amounts."""

SENTENCES: dict[str, dict[str, str]] = {
    "SCHEME_HISTORIC": {
        "en": "This scheme is historic: whether the agency still pays by it is not known.",
        "es": "Este programa es histórico: no se sabe si la agencia aún paga según él.",
    },
    "SCHEME_NOT_IN_FORCE": {
        "en": "The scheme was not in force on {day}.",
        "es": "El programa no regía el {day}.",
    },
    "SCHEME_NOT_IN_FORCE_THEN": {
        "en": "The scheme was in force in no month of the time in which this could be reached.",
        "es": "El programa no regía en ningún mes del tiempo en que esto podía alcanzarse.",
    },
    "SCHEME_FIRST_NEVER": {
        "en": "Payment {payment} will not be paid, and this one follows it.",
        "es": "El pago {payment} no se pagará, y este le sigue.",
    },
    "SCHEME_FIRST_NOT_REACHED": {
        "en": "Payment {payment} comes first.",
        "es": "El pago {payment} va primero.",
    },
    "SCHEME_FIRST_NO_MONTH": {
        "en": "In which month the payment before was reached is not on record.",
        "es": "No consta en qué mes se alcanzó el pago anterior.",
    },
    "SCHEME_FIRST_NOT_INVOICED": {
        "en": "The time for it begins with the invoice of payment {payment}, which is not on record.",
        "es": "Su plazo empieza con la factura del pago {payment}, que no consta.",
    },
    "SCHEME_FIRST_NOT_APPROVED": {
        "en": "The time for it begins when payment {payment} is approved, which is not on record.",
        "es": "Su plazo empieza cuando se aprueba el pago {payment}, lo que no consta.",
    },
    "SCHEME_FIRST_NOT_PAID": {
        "en": "The time for it begins when payment {payment} is paid, which is not on record.",
        "es": "Su plazo empieza cuando se paga el pago {payment}, lo que no consta.",
    },
    "SCHEME_REACHED_ONE": {
        "en": "{months} reached {level}.",
        "es": "{months} alcanzó {level}.",
    },
    "SCHEME_REACHED": {
        "en": "{needed} months within {within} reached {level}: {months}.",
        "es": "{needed} meses de {within} alcanzaron {level}: {months}.",
    },
    "SCHEME_LOST": {
        "en": "{needed} of {within} consecutive months were to reach {level} between {first} and {last}; so many did: {reached}. Since {day} it can no more be reached.",
        "es": "{needed} de {within} meses consecutivos debían alcanzar {level} entre {first} y {last}; tantos lo hicieron: {reached}. Desde el {day} ya no puede alcanzarse.",
    },
    "SCHEME_LOST_ONE": {
        "en": "No month from {first} to {last} reached {level}. Since {day} it can no more be reached.",
        "es": "Ningún mes de {first} a {last} alcanzó {level}. Desde el {day} ya no puede alcanzarse.",
    },
    "SCHEME_STILL_OPEN": {
        "en": "{needed} of {within} consecutive months are to reach {level} between {first} and {last}; so many have: {reached}. It can be reached until {day}.",
        "es": "{needed} de {within} meses consecutivos deben alcanzar {level} entre {first} y {last}; tantos lo han hecho: {reached}. Puede alcanzarse hasta el {day}.",
    },
    "SCHEME_STILL_OPEN_ONE": {
        "en": "One month from {first} to {last} is to reach {level}. It can be reached until {day}.",
        "es": "Un mes de {first} a {last} debe alcanzar {level}. Puede alcanzarse hasta el {day}.",
    },
    "SCHEME_HANGS_ON_PAY": {
        "en": "It is reached if these months are high enough: {months}.",
        "es": "Se alcanza si estos meses son bastante altos: {months}.",
    },
    "SCHEME_HANGS_ON_LEVEL": {
        "en": "The level of these months is not published to our knowledge: {months}.",
        "es": "El nivel de estos meses no está publicado, que sepamos: {months}.",
    },
    "SCHEME_PAY_UNKNOWN": {
        "en": "Gross pay of {months}",
        "es": "El salario bruto de {months}",
    },
    "SCHEME_BLIND_UNKNOWN": {
        "en": "Whether the Ticketholder is statutorily blind is not on record.",
        "es": "No consta si el Titular del Ticket es legalmente ciego.",
    },
    "SCHEME_LEVEL_UNKNOWN": {
        "en": "The level of {years}, entered under Figures with its source",
        "es": "El nivel de {years}, anotado en Cifras con su fuente",
    },
    "SCHEME_NOTICE_LACKING": {
        "en": "No written notice to the counselor, {days} days ahead, is on record for payment {payment}.",
        "es": "No consta el aviso por escrito al consejero, con {days} días de antelación, para el pago {payment}.",
    },
    "SCHEME_NOTICE_NOT_WRITTEN": {
        "en": "The notice for payment {payment} was not in writing; {days} days ahead it is written.",
        "es": "El aviso para el pago {payment} no fue por escrito; se da por escrito con {days} días de antelación.",
    },
    "SCHEME_NOTICE_EXPECTED_UNKNOWN": {
        "en": "The notice for payment {payment} does not say when the level was expected; {days} days are counted to that day.",
        "es": "El aviso para el pago {payment} no dice cuándo se esperaba el nivel; hasta ese día se cuentan {days} días.",
    },
    "SCHEME_NOTICE_LATE": {
        "en": "The notice of {given} came {days} days ahead, and {wanted} are asked for.",
        "es": "El aviso del {given} llegó con {days} días de antelación, y se piden {wanted}.",
    },
    "SCHEME_FORM_LACKING": {
        "en": "{form}, signed by the provider",
        "es": "{form}, firmado por el proveedor",
    },
    "SCHEME_EVIDENCE_LACKING": {
        "en": "Evidence of gross earnings, so many: {count}. It is one of {evidence}.",
        "es": "Prueba de ingresos brutos, tantas: {count}. Es una de {evidence}.",
    },
    "SCHEME_TICKET_PROOF_LACKING": {
        "en": "Written proof that the Ticket is assigned to the provider: {proofs}",
        "es": "Prueba escrita de que el Ticket está asignado al proveedor: {proofs}",
    },
    "SCHEME_PROOF_UNSIGNED": {
        "en": "{proof} of {day}: the signatures of Ticketholder and provider",
        "es": "{proof} del {day}: las firmas del Titular del Ticket y del proveedor",
    },
    "SCHEME_PROOF_TOO_OLD": {
        "en": "{proof} of {day} is not within {days} days of the invoice. Have a new one signed.",
        "es": "{proof} del {day} no está en los {days} días de la factura. Haga firmar otro.",
    },
    "SCHEME_AUTHORIZATION_LACKING": {
        "en": "No service authorization or purchase order is on record.",
        "es": "No consta ninguna autorización de servicio ni orden de compra.",
    },
    "SCHEME_INVOICE_LATE": {
        "en": "The invoice was due by {day}, {days} days after the month.",
        "es": "La factura vencía el {day}, {days} días después del mes.",
    },
    "SCHEME_NUMBER_SSN": {
        "en": "The invoice number holds what may be a Social Security number. Give it another.",
        "es": "El número de factura contiene lo que puede ser un número de Seguro Social. Déle otro.",
    },
    "SCHEME_NUMBER_CASE": {
        "en": "The invoice number holds the number of the case. Give it another.",
        "es": "El número de factura contiene el número del caso. Déle otro.",
    },
    "SCHEME_NUMBER_NAME": {
        "en": "The invoice number holds a name of the Ticketholder. Give it another.",
        "es": "El número de factura contiene un nombre del Titular del Ticket. Déle otro.",
    },
    "SCHEME_TIN_BY_SSN": {
        "en": "The Texas Identification Number begins with 2, so it was made from a Social Security number. Enter the new one, which begins with 7.",
        "es": "El número de identificación de Texas empieza por 2, así que se hizo con un número de Seguro Social. Anote el nuevo, que empieza por 7.",
    },
    "SCHEME_TIER_UNKNOWN": {
        "en": "The tier that the counselor has set is not on record.",
        "es": "No consta el nivel de pago que fijó el consejero.",
    },
    "SCHEME_HOURS_UNKNOWN": {
        "en": "The hours worked in the months that count are not on record.",
        "es": "No constan las horas trabajadas en los meses que cuentan.",
    },
    "SCHEME_AMOUNT": {
        "en": "{service}, tier {tier}: {sum_cents}.",
        "es": "{service}, nivel {tier}: {sum_cents}.",
    },
    "SCHEME_AMOUNT_BONUS": {
        "en": "{sum_cents}, and {bonus_cents} more as a bonus.",
        "es": "{sum_cents}, y {bonus_cents} más como bonificación.",
    },
    "SCHEME_AMOUNT_UNKNOWN": {
        "en": "How much is paid for {service}, tier {tier}, is not known.",
        "es": "No se sabe cuánto se paga por {service}, nivel {tier}.",
    },
    "SCHEME_AMOUNT_NOT_NAMED": {
        "en": "The scheme names no amount for {service}, tier {tier}.",
        "es": "El programa no nombra importe para {service}, nivel {tier}.",
    },
    "SCHEME_PAID": {
        "en": "It was paid on {day}.",
        "es": "Se pagó el {day}.",
    },
    "SCHEME_PAID_NO_DAY": {
        "en": "It was paid; the day is not on record.",
        "es": "Se pagó; el día no consta.",
    },
    "SCHEME_SENT": {
        "en": "The invoice was sent on {day}.",
        "es": "La factura se envió el {day}.",
    },
    "SCHEME_SENT_NO_DAY": {
        "en": "The invoice was sent; the day is not on record.",
        "es": "La factura se envió; el día no consta.",
    },
    "SCHEME_APPROVED": {
        "en": "The agency approved it on {day}; it is not paid yet.",
        "es": "La agencia lo aprobó el {day}; aún no se ha pagado.",
    },
    "SCHEME_DENIED": {
        "en": "The agency denied it.",
        "es": "La agencia lo denegó.",
    },
    "SCHEME_RETURNED": {
        "en": "The agency sent it back for documents.",
        "es": "La agencia lo devolvió para que se completen documentos.",
    },
    "SCHEME_REACHED_WAITS": {
        "en": "The outcome is reached. Before the invoice something is missing.",
        "es": "El resultado se alcanzó. Antes de la factura falta algo.",
    },
    "SCHEME_MAY_BE_INVOICED": {
        "en": "The outcome is reached, and everything for the invoice is here.",
        "es": "El resultado se alcanzó, y todo lo de la factura está aquí.",
    },
    "SCHEME_OF_LEVEL": {
        "en": "of {base}",
        "es": "de {base}",
    },
    "SCHEME_LEVEL_FIXED": {
        "en": "{figure} a month",
        "es": "{figure} al mes",
    },
    "SCHEME_LEVEL_HOURS": {
        "en": "{figure} hours a month",
        "es": "{figure} horas al mes",
    },
    "WORD_SCHEME_sga": {
        "en": "SGA",
        "es": "SGA",
    },
    "WORD_SCHEME_twl": {
        "en": "the trial work level",
        "es": "el nivel de trabajo de prueba",
    },
    "WORD_SCHEME_job_placement": {
        "en": "job placement",
        "es": "colocación laboral",
    },
    "WORD_SCHEME_supported_employment": {
        "en": "supported employment",
        "es": "empleo con apoyo",
    },
    "WORD_SCHEME_assignment_letter": {
        "en": "confirmation letter of the assignment",
        "es": "carta de confirmación de la asignación",
    },
    "WORD_SCHEME_ssa_1365": {
        "en": "form SSA-1365",
        "es": "formulario SSA-1365",
    },
    "WORD_SCHEME_pay_stubs": {
        "en": "pay stubs",
        "es": "talones de pago",
    },
    "WORD_SCHEME_employer_statement": {
        "en": "employer's signed statement of earnings",
        "es": "declaración de ingresos firmada por el empleador",
    },
    "WORD_SCHEME_work_number": {
        "en": "Work Number report",
        "es": "informe de Work Number",
    },
    "WORD_SCHEME_always": {"en": "whenever", "es": "cuando sea"},
    "WORD_SCHEME_if_first": {"en": "where it was chosen first", "es": "si se eligió primero"},
}
