"""The sentences about money received: what it answers, how it is shared, taken back, and what is still to explain."""

SENTENCES: dict[str, dict[str, str]] = {
    "MATCH_WORK_CASE": {
        "en": "The same work case, {work_case}.",
        "es": "El mismo caso, {work_case}.",
    },
    "MATCH_PERSON_MONTH_TYPE": {
        "en": "The same Ticketholder, month and kind of payment.",
        "es": "La misma persona, el mismo mes y el mismo tipo de pago.",
    },
    "MATCH_PERSON_TYPE": {
        "en": "The same Ticketholder and kind of payment; the notice names no month.",
        "es": "La misma persona y el mismo tipo de pago; el aviso no indica el mes.",
    },
    "MATCH_PERSON_MONTH": {
        "en": "The same Ticketholder, and {month}; the notice does not name the kind of payment.",
        "es": "La misma persona, y {month}; el aviso no indica el tipo de pago.",
    },
    "MATCH_PERSON_AMOUNT": {
        "en": "The same Ticketholder, and exactly {sum_cents}.",
        "es": "La misma persona, y exactamente {sum_cents}.",
    },
    "MATCH_EXACT": {
        "en": "{sum_cents} is what is expected, to the cent.",
        "es": "{sum_cents} es lo esperado, al centavo.",
    },
    "MATCH_SHARE": {
        "en": "It is our share, {percent}% of {whole_cents}, by the split agreement.",
        "es": "Es nuestra parte, el {percent}% de {whole_cents}, según el acuerdo de reparto.",
    },
    "MATCH_OTHER_YEAR": {
        "en": "{sum_cents} is the figure of {year}; expected is {ours_cents}, a difference of {off_cents}.",
        "es": "{sum_cents} es la cifra de {year}; se esperaban {ours_cents}, una diferencia de {off_cents}.",
    },
    "MATCH_LESS": {
        "en": "{sum_cents} came, {off_cents} less than the {ours_cents} expected.",
        "es": "Llegaron {sum_cents}, {off_cents} menos de los {ours_cents} esperados.",
    },
    "MATCH_MORE": {
        "en": "{sum_cents} came, {off_cents} more than the {ours_cents} expected.",
        "es": "Llegaron {sum_cents}, {off_cents} más de los {ours_cents} esperados.",
    },
    "MATCH_NOT_EXPECTED": {
        "en": "No amount can be expected, because no rate is known.",
        "es": "No se puede esperar ningún importe, porque no se conoce la tarifa.",
    },
    "MATCH_SHARE_NOT_KNOWN": {
        "en": "The payment is shared, and only SSA knows what our share of it is.",
        "es": "El pago se reparte, y solo la SSA sabe cuál es nuestra parte.",
    },
    "MATCH_NOT_OWED": {
        "en": "By the rules nothing is owed for it.",
        "es": "Según las reglas no se debe nada por ello.",
    },
    "MATCH_PAID_TWICE": {
        "en": "It was paid on {day} already, {held_cents}: this money is a second payment, and SSA may take it back.",
        "es": "Ya se pagó el {day}, {held_cents}: este dinero es un segundo pago, y la SSA puede recuperarlo.",
    },
    "MATCH_NOBODY_ASKED": {
        "en": "Nobody had asked for it: it came by ePay, or from elsewhere.",
        "es": "Nadie lo había pedido: llegó por ePay, o de otra parte.",
    },
    "MATCH_SAME_FILE": {
        "en": "Another line beside it answers the same payment.",
        "es": "Otra línea junto a esta corresponde al mismo pago.",
    },
    "MATCH_TAKES_BACK": {
        "en": "It takes back the payment of {day}, of which {held_cents} is left.",
        "es": "Recupera el pago del {day}, del que quedan {held_cents}.",
    },
    "MATCH_ADDS_TO": {
        "en": "It adds to the payment of {day}, {held_cents} so far.",
        "es": "Se suma al pago del {day}, hasta ahora {held_cents}.",
    },
    "MATCH_NO_PERSON": {
        "en": "It is not known about whom it is, and no request has its work case.",
        "es": "No se sabe de quién es, y ninguna solicitud tiene su número de caso.",
    },
    "MATCH_NO_PAYMENT": {
        "en": "No payment of this Ticketholder fits what the notice says.",
        "es": "Ningún pago de esta persona encaja con lo que dice el aviso.",
    },
    "MATCH_NOTHING_TO_TAKE_BACK": {
        "en": "No payment is on record that it could take back.",
        "es": "No consta ningún pago que pudiera recuperar.",
    },
    "MATCH_NOTHING_TO_ADJUST": {
        "en": "No payment is on record that it could add to.",
        "es": "No consta ningún pago al que pudiera sumarse.",
    },
    "SPLIT_PARTIES": {
        "en": "An agreement has {fewest} to {most} providers: the one that holds the Ticket and earlier ones. Here are {count}.",
        "es": "Un acuerdo tiene de {fewest} a {most} proveedores: el que tiene el Ticket y los anteriores. Aquí hay {count}.",
    },
    "SPLIT_SAME_PARTY": {
        "en": "The same provider is named twice.",
        "es": "El mismo proveedor figura dos veces.",
    },
    "SPLIT_ORDER": {
        "en": "{name} is to be an earlier provider, and its assignment of {day} lies after {holds}.",
        "es": "{name} debe ser un proveedor anterior, y su asignación del {day} es posterior al {holds}.",
    },
    "SPLIT_NO_ROWS": {
        "en": "The chart has no row yet: name a payment and its shares, or leave it to the program manager.",
        "es": "La tabla aún no tiene filas: indique un pago y sus partes, o déjelo al administrador del programa.",
    },
    "SPLIT_SHARES": {
        "en": "Row {row} needs a share from 0 to 100 for each of the {count} providers.",
        "es": "La fila {row} necesita una parte de 0 a 100 para cada uno de los {count} proveedores.",
    },
    "SPLIT_STEP": {
        "en": "The shares of row {row} have to be multiples of {step} percent.",
        "es": "Las partes de la fila {row} deben ser múltiplos del {step} por ciento.",
    },
    "SPLIT_WHOLE": {
        "en": "The shares of row {row} add to {sum}, not to 100.",
        "es": "Las partes de la fila {row} suman {sum}, no 100.",
    },
    "SPLIT_NUMBER": {
        "en": "Row {row}: of {claim_word} there are 1 to {most}.",
        "es": "Fila {row}: de {claim_word} hay de 1 a {most}.",
    },
    "SPLIT_NOT_ON_FORM": {
        "en": "Row {row}: the form has no reconciliation; it is shared by its single milestones.",
        "es": "Fila {row}: el formulario no tiene conciliación; se reparte por sus hitos.",
    },
    "SPLIT_TWICE": {
        "en": "Row {row} names a payment that row {other} has already.",
        "es": "La fila {row} nombra un pago que ya está en la fila {other}.",
    },
    "RECOVERY_BENEFIT_RIGHTS": {
        "en": "SSA does not take money back because of a later decision about the beneficiary's own right to benefits. Object.",
        "es": "La SSA no recupera dinero por una decisión posterior sobre el propio derecho del beneficiario. Objete.",
    },
    "RECOVERY_ASK_WHY": {
        "en": "The notice does not say why. Ask: a decision about the beneficiary's own right to benefits would be no cause.",
        "es": "El aviso no dice por qué. Pregunte: una decisión sobre el propio derecho del beneficiario no sería causa.",
    },
    "RECOVERY_LAWFUL": {
        "en": "SSA may adjust or take back what was paid too much, by mistake or after the payment was shared anew.",
        "es": "La SSA puede ajustar o recuperar lo pagado de más, por error o tras un nuevo reparto del pago.",
    },
    "RECOVERY_OBJECT_BY": {
        "en": "A State agency may ask for reconsideration until {day}, {days} days after it received the notice.",
        "es": "Una agencia estatal puede pedir reconsideración hasta el {day}, {days} días después de recibir el aviso.",
    },
    "RECOVERY_BY_AGREEMENT": {
        "en": "An Employment Network objects by the procedure of its agreement; its days are not published, so object at once.",
        "es": "Una red de empleo objeta según el procedimiento de su acuerdo; sus plazos no están publicados, así que objete enseguida.",
    },
    "THREE_PAID": {"en": "Paid as it is owed.", "es": "Pagado como se debe."},
    "THREE_SHARE": {
        "en": "Our share by the split agreement was paid.",
        "es": "Se pagó nuestra parte según el acuerdo de reparto.",
    },
    "THREE_OTHER_YEAR": {
        "en": "Paid at another year's rate, {off_cents} off: ask for an adjustment.",
        "es": "Pagado con la tarifa de otro año, {off_cents} de diferencia: pida un ajuste.",
    },
    "THREE_BY_US": {
        "en": "The difference of {off_cents} is explained in our words.",
        "es": "La diferencia de {off_cents} está explicada con nuestras palabras.",
    },
    "THREE_ASKED": {
        "en": "Asked for; the money is still to come.",
        "es": "Pedido; el dinero está por llegar.",
    },
    "THREE_NOT_ASKED": {
        "en": "Owed, and nobody has asked for it yet.",
        "es": "Se debe, y nadie lo ha pedido aún.",
    },
    "THREE_WAITING": {
        "en": "It waits for something, so nothing is owed yet.",
        "es": "Espera algo, así que aún no se debe nada.",
    },
    "THREE_DENIED": {"en": "Denied.", "es": "Denegado."},
    "THREE_EXPIRED": {"en": "The time to ask for it is over.", "es": "El plazo para pedirlo terminó."},
    "THREE_TAKEN_BACK": {"en": "Paid, and taken back.", "es": "Pagado, y recuperado por la SSA."},
    "THREE_OTHER_KIND": {
        "en": "The month was asked for or paid as the other kind: Phase 2 or outcome, one of the two.",
        "es": "El mes se pidió o se pagó como el otro tipo: Fase 2 o resultado, uno de los dos.",
    },
    "THREE_RECORDED": {
        "en": "The caseload has it as paid; no money of it is on record here.",
        "es": "La lista de casos lo da por pagado; aquí no consta dinero de ello.",
    },
    "THREE_NOTHING": {
        "en": "{off_cents} that nothing explains yet.",
        "es": "{off_cents} que aún nada explica.",
    },
}
