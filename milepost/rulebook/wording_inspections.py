"""The sentences about quality reviews: what a packet lacks, and what cures it."""

SENTENCES: dict[str, dict[str, str]] = {
    "GAP_NOT_HELD": {
        "en": "The Ticket was not assigned to you on any day from {first} to {last}.",
        "es": "El Ticket no estuvo asignado a usted ningún día de {first} a {last}.",
    },
    "CURE_NOT_HELD": {
        "en": "Look at the assignments. If they are right, say so in your answer.",
        "es": "Revise las asignaciones. Si son correctas, dígalo en su respuesta.",
    },
    "GAP_PLAN_NONE": {"en": "No signed plan is on record.", "es": "No consta ningún plan firmado."},
    "CURE_PLAN_NONE": {
        "en": "If a plan was signed on paper, add it here with its day. If none was, write one and have it signed: it counts from then on.",
        "es": "Si se firmó un plan en papel, agréguelo aquí con su fecha. Si no hubo ninguno, escriba uno y haga que lo firmen: cuenta desde entonces.",
    },
    "GAP_PLAN_UNSIGNED": {
        "en": "A plan is being written, and not everybody has signed it.",
        "es": "Se está escribiendo un plan y no todos lo han firmado.",
    },
    "CURE_PLAN_UNSIGNED": {
        "en": "Have it signed, or record the signatures that were given on paper.",
        "es": "Haga que lo firmen, o registre las firmas que se dieron en papel.",
    },
    "GAP_PLAN_LATER": {
        "en": "The first signed plan is of {signed_on}, after {last}.",
        "es": "El primer plan firmado es del {signed_on}, después de {last}.",
    },
    "CURE_PLAN_LATER": {
        "en": "If an earlier plan was signed on paper, add it here with its day.",
        "es": "Si antes se firmó un plan en papel, agréguelo aquí con su fecha.",
    },
    "GAP_PLAN_ELEMENT": {
        "en": "The signed plan lacks an element: {element_word}.",
        "es": "Al plan firmado le falta un elemento: {element_word}.",
    },
    "GAP_PLAN_CHANGED": {
        "en": "What is kept of a signed plan is not what was signed: its seal does not fit.",
        "es": "Lo que se conserva de un plan firmado no es lo que se firmó: su sello no coincide.",
    },
    "CURE_PLAN_CHANGED": {
        "en": "Tell your administrator. Send the paper copy, if there is one.",
        "es": "Avise a su administrador. Envíe la copia en papel, si la hay.",
    },
    "GAP_PLAN_COPY": {
        "en": "It is not recorded that the Ticketholder was given a copy of the plan of {signed_on}.",
        "es": "No consta que el Titular del Ticket haya recibido una copia del plan del {signed_on}.",
    },
    "CURE_PLAN_COPY": {
        "en": "Record the day on which the copy was given, and its format.",
        "es": "Registre el día en que se entregó la copia y su formato.",
    },
    "GAP_PLAN_TALK": {
        "en": "No talk of one with one about the plan is documented.",
        "es": "No está documentada ninguna conversación individual sobre el plan.",
    },
    "CURE_PLAN_TALK": {
        "en": "Document the talk: its day, how it was held, a summary and your assessment.",
        "es": "Documente la conversación: el día, cómo fue, un resumen y su evaluación.",
    },
    "GAP_CERTIFICATION_NONE": {
        "en": "No certification of services covers any month from {first} to {last}.",
        "es": "Ninguna certificación de servicios cubre algún mes de {first} a {last}.",
    },
    "CURE_CERTIFICATION_NONE": {
        "en": "Draft it from the notes of these months, read it, and seal it.",
        "es": "Redáctela a partir de las notas de estos meses, léala y séllela.",
    },
    "GAP_CERTIFICATION_DRAFT": {
        "en": "The certification of services is a draft and not sealed.",
        "es": "La certificación de servicios es un borrador y no está sellada.",
    },
    "CURE_CERTIFICATION_DRAFT": {
        "en": "Read it, write what lacks, and seal it with the packet.",
        "es": "Léala, escriba lo que falta y séllela con el expediente.",
    },
    "GAP_CERTIFICATION_MONTH": {
        "en": "A service is noted in {month}, and no sealed certification of services covers that month.",
        "es": "Hay un servicio anotado en {month} y ninguna certificación de servicios sellada cubre ese mes.",
    },
    "CURE_CERTIFICATION_MONTH": {
        "en": "Draft another certification that covers it.",
        "es": "Redacte otra certificación que lo cubra.",
    },
    "GAP_CERTIFIED_DAY": {
        "en": "The certification names a service on {day}, and no two-way contact is noted on that day.",
        "es": "La certificación nombra un servicio el {day} y ese día no hay anotado ningún contacto en ambos sentidos.",
    },
    "CURE_CERTIFIED_DAY": {
        "en": "Note the contact if it was made, with what shows it. Otherwise certify anew without that day.",
        "es": "Anote el contacto si lo hubo, con lo que lo demuestra. Si no, certifique de nuevo sin ese día.",
    },
    "GAP_CONTACT_MONTH": {
        "en": "No two-way contact in {month}.",
        "es": "Sin contacto en ambos sentidos en {month}.",
    },
    "GAP_CONTACT_SPAN": {
        "en": "No two-way contact from {begins} to {ends}.",
        "es": "Sin contacto en ambos sentidos del {begins} al {ends}.",
    },
    "CURE_CONTACT": {
        "en": "If one was made and not noted, note it now with its day and what shows it. Otherwise say in your answer what kept you, and show the attempts and letters.",
        "es": "Si lo hubo y no se anotó, anótelo ahora con su día y lo que lo demuestra. Si no, diga en su respuesta qué lo impidió y muestre los intentos y las cartas.",
    },
    "GAP_NO_SERVICE": {
        "en": "No note from {first} to {last} names a service that was given.",
        "es": "Ninguna nota de {first} a {last} nombra un servicio prestado.",
    },
    "CURE_NO_SERVICE": {
        "en": "Correct the notes on which a service was given and not marked.",
        "es": "Corrija las notas en las que se prestó un servicio y no se marcó.",
    },
    "GAP_THIN_NOTES": {
        "en": "Notes that lack something a reviewer looks for, such as duration or number used: {count}.",
        "es": "Notas a las que les falta algo que busca quien revisa, como la duración o el número utilizado: {count}.",
    },
    "CURE_THIN_NOTES": {
        "en": "Complete them by a correction, as far as it is known.",
        "es": "Complételas con una corrección, hasta donde se sepa.",
    },
    "GAP_LETTER_PROOF": {
        "en": "The letter of {mailed_on} has no full proof of mailing. It lacks: {missing}.",
        "es": "La carta del {mailed_on} no tiene la prueba de envío completa. Falta: {missing}.",
    },
    "CURE_LETTER_PROOF": {
        "en": "Add what lacks on the page of the letter.",
        "es": "Agregue lo que falta en la página de la carta.",
    },
}
