"""The sentences about agreements with partners: what is lacking, who does what, what flows after the end, onboarding, readiness."""

SENTENCES: dict[str, dict[str, str]] = {
    "AGREEMENT_NEEDS_RECORD_SIGNER": {
        "en": "Name who signs for the EN of Record.",
        "es": "Indique quién firma por la EN titular.",
    },
    "AGREEMENT_NEEDS_PARTNER_SIGNER": {
        "en": "Name who signs for the partner.",
        "es": "Indique quién firma por el socio.",
    },
    "AGREEMENT_NEEDS_TERM": {
        "en": "Say from which day it holds.",
        "es": "Indique desde qué día rige.",
    },
    "AGREEMENT_ENDS_BEFORE_IT_BEGINS": {
        "en": "It ends on {ends_on}, before it begins on {begins_on}.",
        "es": "Termina el {ends_on}, antes de empezar el {begins_on}.",
    },
    "AGREEMENT_NEEDS_DUTY_ASSIGNMENT": {
        "en": "Say who assigns Tickets.",
        "es": "Indique quién asigna los Tickets.",
    },
    "AGREEMENT_NEEDS_DUTY_PLAN": {
        "en": "Say who makes the work plans and sends them.",
        "es": "Indique quién hace los planes de trabajo y los envía.",
    },
    "AGREEMENT_NEEDS_DUTY_EVIDENCE": {
        "en": "Say who collects evidence of earnings.",
        "es": "Indique quién reúne las pruebas de ingresos.",
    },
    "AGREEMENT_NEEDS_DUTY_CONTACTS": {
        "en": "Say who keeps in contact with Ticketholders.",
        "es": "Indique quién mantiene el contacto con los Titulares del Ticket.",
    },
    "AGREEMENT_NEEDS_DUTY_NOTES": {
        "en": "Say who writes the notes.",
        "es": "Indique quién escribe las notas.",
    },
    "AGREEMENT_NEEDS_DUTY_REVIEWS": {
        "en": "Say who answers reviews.",
        "es": "Indique quién responde a las revisiones.",
    },
    "AGREEMENT_NEEDS_DUTY_SUITABILITY": {
        "en": "Say who sees to suitability.",
        "es": "Indique quién se ocupa de la idoneidad.",
    },
    "AGREEMENT_NEEDS_ASSIGNMENTS": {
        "en": "Say how Tickets of the network are assigned.",
        "es": "Indique cómo se asignan los Tickets de la red.",
    },
    "AGREEMENT_NEEDS_DISTRIBUTION": {
        "en": "Say how payments are distributed, or name the terms of shares.",
        "es": "Indique cómo se distribuyen los pagos, o señale las condiciones de reparto.",
    },
    "AGREEMENT_NEEDS_ADMINISTRATION": {
        "en": "Say how the EN of Record is paid for its administration.",
        "es": "Indique cómo se paga a la EN titular por su administración.",
    },
    "AGREEMENT_NEEDS_NO_CHARGE": {
        "en": "It does not say yet that nothing is charged to the Ticketholder.",
        "es": "Aún no dice que al Titular del Ticket no se le cobra nada.",
    },
    "AGREEMENT_NEEDS_SERVICES": {
        "en": "It does not say yet which services the partner gives.",
        "es": "Aún no dice qué servicios presta el socio.",
    },
    "AGREEMENT_NEEDS_DATA": {
        "en": "It says nothing yet of personal data.",
        "es": "Aún no dice nada de los datos personales.",
    },
    "AGREEMENT_NEEDS_DOCUMENTATION": {
        "en": "It says nothing yet of how work is documented, and by when.",
        "es": "Aún no dice cómo se documenta el trabajo ni para cuándo.",
    },
    "AGREEMENT_NEEDS_ENDING": {
        "en": "It does not say yet how it is ended, and with what notice.",
        "es": "Aún no dice cómo se termina ni con qué aviso.",
    },
    "AGREEMENT_NEEDS_TAIL": {
        "en": "It does not say yet what becomes of payments after its end.",
        "es": "Aún no dice qué pasa con los pagos después de su fin.",
    },
    "AGREEMENT_NEEDS_TAIL_MONTHS": {
        "en": "Payments are to flow for some months after the end: say how many.",
        "es": "Los pagos siguen durante unos meses después del fin: indique cuántos.",
    },
    "AGREEMENT_NEEDS_INSURANCE": {
        "en": "It says nothing yet of insurance.",
        "es": "Aún no dice nada del seguro.",
    },
    "AGREEMENT_NEEDS_TRAINING": {
        "en": "It says nothing yet of training.",
        "es": "Aún no dice nada de la capacitación.",
    },
    "DUTY_ASSIGNMENT": {
        "en": "The EN of Record looks up assignability and assigns; the partner supplies the data.",
        "es": "La EN titular consulta si el Ticket es asignable y lo asigna; el socio aporta los datos.",
    },
    "DUTY_PLAN": {
        "en": "The partner signs the plan with the person; the EN of Record sends it to SSA.",
        "es": "El socio firma el plan con la persona; la EN titular lo envía a la SSA.",
    },
    "DUTY_REQUESTS": {
        "en": "The EN of Record requests payments and follows them.",
        "es": "La EN titular solicita los pagos y les da seguimiento.",
    },
    "DUTY_EVIDENCE": {
        "en": "The partner collects the evidence of earnings.",
        "es": "El socio reúne las pruebas de ingresos.",
    },
    "DUTY_CONTACTS": {
        "en": "Monthly before work, quarterly after.",
        "es": "Cada mes antes de trabajar, cada trimestre después.",
    },
    "DUTY_NOTES": {
        "en": "The partner writes a note of each contact.",
        "es": "El socio escribe una nota de cada contacto.",
    },
    "DUTY_SERVICES": {
        "en": "Employment services and ongoing support.",
        "es": "Servicios de empleo y apoyo continuo.",
    },
    "DUTY_REVIEWS": {
        "en": "The EN of Record is the contact for reviews; the partner supplies the documents.",
        "es": "La EN titular es el contacto para las revisiones; el socio aporta los documentos.",
    },
    "DUTY_SUITABILITY": {
        "en": "The EN of Record leads; each person completes their own.",
        "es": "La EN titular dirige; cada persona completa la suya.",
    },
    "DUTY_REGISTRATIONS": {
        "en": "The EN of Record keeps SAM, UEI and the annual report; the partner trains its own staff.",
        "es": "La EN titular lleva SAM, UEI y el informe anual; el socio capacita a su propio personal.",
    },
    "DUTY_COUNSELLING": {
        "en": "An additional service of the EN of Record, or of the partner.",
        "es": "Un servicio adicional de la EN titular, o del socio.",
    },
    "DUTY_MENTORING": {
        "en": "The partner may become an EN later.",
        "es": "El socio puede convertirse en EN más adelante.",
    },
    "TAIL_BEFORE_END": {
        "en": "It came before the agreement ended on {ended_on}.",
        "es": "Llegó antes de que el acuerdo terminara el {ended_on}.",
    },
    "TAIL_NOT_AGREED": {
        "en": "What becomes of payments after the end is not agreed.",
        "es": "No se acordó qué pasa con los pagos después del fin.",
    },
    "TAIL_NOTHING": {
        "en": "It was agreed that nothing flows after the end on {ended_on}.",
        "es": "Se acordó que nada sigue después del fin, el {ended_on}.",
    },
    "TAIL_ASSIGNMENT_UNKNOWN": {
        "en": "The day on which the Ticket was assigned is not known.",
        "es": "No se conoce el día en que se asignó el Ticket.",
    },
    "TAIL_ASSIGNED_LATER": {
        "en": "The Ticket was assigned on {assigned_on}, after the end on {ended_on}.",
        "es": "El Ticket se asignó el {assigned_on}, después del fin, el {ended_on}.",
    },
    "TAIL_AS_PAID": {
        "en": "Of Tickets assigned by {assigned_on}, before the end, payments flow as long as SSA pays.",
        "es": "De los Tickets asignados hasta el {assigned_on}, antes del fin, los pagos siguen mientras la SSA pague.",
    },
    "TAIL_WITHIN": {
        "en": "Of Tickets assigned before the end, payments flow until {until}.",
        "es": "De los Tickets asignados antes del fin, los pagos siguen hasta el {until}.",
    },
    "TAIL_OVER": {
        "en": "Payments flowed until {until}.",
        "es": "Los pagos siguieron hasta el {until}.",
    },
    "STEP_HOLDS_NOTES": {
        "en": "Until then notes may lack what a review asks for.",
        "es": "Hasta entonces puede faltar en las notas lo que pide una revisión.",
    },
    "STEP_HOLDS_WORK": {
        "en": "Until then nobody there sees their people, notes and statements here.",
        "es": "Hasta entonces nadie de allí ve aquí a sus personas, notas y estados de cuenta.",
    },
    "STEP_HOLDS_PORTAL": {
        "en": "Access to SSA's Ticket Portal waits: it asks for security training within the year.",
        "es": "Espera el acceso al Portal del Ticket de la SSA: pide la capacitación en seguridad dentro del año.",
    },
    "STEP_HOLDS_PERSONAL_DATA": {
        "en": "Personal data of Ticketholders waits, and so does the Ticket Portal: clearance comes before access.",
        "es": "Esperan los datos personales de los Titulares del Ticket y el Portal del Ticket: la autorización va antes del acceso.",
    },
    "STEP_HOLDS_NUMBERS": {
        "en": "Here no Social Security number is shown in full to this person until then.",
        "es": "Aquí no se muestra a esta persona ningún número de Seguro Social completo hasta entonces.",
    },
    "STEP_HOLDS_FOUNDATIONS": {
        "en": "SSA asks it of main contacts within 60 days of a change of staff.",
        "es": "La SSA lo pide a los contactos principales dentro de los 60 días de un cambio de personal.",
    },
    "INCUBATOR_YES": {
        "en": "Ready to apply: each of the {whole} qualifications is on record with its evidence. SSA decides.",
        "es": "Listo para solicitar: constan las {whole} calificaciones con su prueba. Decide la SSA.",
    },
    "INCUBATOR_NO": {
        "en": "Not ready to apply. Of {whole} qualifications, not met: {count}; not known: {unknown}.",
        "es": "No está listo para solicitar. De {whole} calificaciones, no se cumplen: {count}; no se sabe: {unknown}.",
    },
    "INCUBATOR_UNKNOWN": {
        "en": "Not known yet. Of {whole} qualifications, without an answer or evidence: {count}.",
        "es": "Aún no se sabe. De {whole} calificaciones, sin respuesta o sin prueba: {count}.",
    },
    "QUALIFICATION_DEEMED": {
        "en": "A workforce entity is deemed qualified.",
        "es": "Una entidad de fuerza laboral se considera calificada.",
    },
    "QUALIFICATION_OVER": {
        "en": "What proves it held until {until}.",
        "es": "La prueba fue válida hasta el {until}.",
    },
    "QUALIFICATION_NO_EVIDENCE": {
        "en": "It is said to be met, and no evidence is on record.",
        "es": "Se dice que se cumple, y no consta ninguna prueba.",
    },
    "QUALIFICATION_YES": {"en": "It is met, with evidence.", "es": "Se cumple, con prueba."},
    "QUALIFICATION_NO": {"en": "It is not met.", "es": "No se cumple."},
    "QUALIFICATION_UNKNOWN": {"en": "Nobody has answered it yet.", "es": "Nadie lo ha respondido todavía."},
    "EXPERIENCE_BEFORE": {
        "en": "{months} months immediately before applying; about 24 are asked for.",
        "es": "{months} meses inmediatamente antes de solicitar; se piden unos 24.",
    },
    "EXPERIENCE_OF_FIVE": {
        "en": "{months} months within the last five years; 36 are asked for.",
        "es": "{months} meses en los últimos cinco años; se piden 36.",
    },
    "EXPERIENCE_SHORT": {
        "en": "{before} months immediately before and {of_five} within five years: about 24 or 36 are asked for.",
        "es": "{before} meses inmediatamente antes y {of_five} en cinco años: se piden unos 24 o 36.",
    },
    "EXPERIENCE_UNKNOWN": {
        "en": "How many months of experience there are is not on record.",
        "es": "No consta cuántos meses de experiencia hay.",
    },
}
