"""The sentences about contacts: phases, periods, letters and their proof, the relationship."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_initial": {"en": "initial phase, monthly", "es": "fase inicial, cada mes"},
    "WORD_ongoing": {"en": "ongoing support, quarterly", "es": "apoyo continuo, cada trimestre"},
    "WORD_due": {"en": "due", "es": "pendiente"},
    "WORD_missed": {"en": "missed", "es": "no cumplido"},
    "PHASE_NO_WORK": {
        "en": "No work is known, so a contact is owed monthly.",
        "es": "No se conoce ningún trabajo, por lo que se debe un contacto cada mes.",
    },
    "PHASE_JOB_STARTED": {
        "en": "A job goes on that began on {day}, so a contact is owed quarterly.",
        "es": "Hay un trabajo en curso desde el {day}, por lo que se debe un contacto cada trimestre.",
    },
    "PHASE_EARNED": {
        "en": "Something was earned in {month}, so a contact is owed quarterly.",
        "es": "Hubo ingresos en {month}, por lo que se debe un contacto cada trimestre.",
    },
    "PHASE_JOB_ENDED": {
        "en": "The last job ended on {day}, so a contact is owed monthly again.",
        "es": "El último trabajo terminó el {day}, por lo que se debe otra vez un contacto cada mes.",
    },
    "PHASE_NO_EARNINGS_SINCE": {
        "en": "The last earnings known are those of {month}, so a contact is owed monthly again.",
        "es": "Los últimos ingresos conocidos son los de {month}, por lo que se debe otra vez un contacto cada mes.",
    },
    "PHASE_SET_BY_HAND": {
        "en": "Somebody set the phase by hand from {day}.",
        "es": "Alguien fijó la fase a mano a partir del {day}.",
    },
    "CONTACT_MET": {
        "en": "Two-way contact on {day}, within {begins} to {ends}.",
        "es": "Contacto en ambos sentidos el {day}, dentro del período del {begins} al {ends}.",
    },
    "CONTACT_DUE": {
        "en": "No two-way contact yet since {begins}; the last day for one is {ends} ({phase_word}).",
        "es": "Todavía no hay contacto en ambos sentidos desde el {begins}; el último día es el {ends} ({phase_word}).",
    },
    "CONTACT_MISSED": {
        "en": "No two-way contact from {begins} to {ends} ({phase_word}).",
        "es": "Sin contacto en ambos sentidos del {begins} al {ends} ({phase_word}).",
    },
    "CONTACT_ENDED": {
        "en": "The assignment ended on {ends}, before a contact fell due.",
        "es": "La asignación terminó el {ends}, antes de que venciera un contacto.",
    },
    "LETTER_WANTED": {
        "en": "Attempts without an answer: {attempts}. Your organization writes a letter after {asked}.",
        "es": "Intentos sin respuesta: {attempts}. Su organización escribe una carta después de {asked}.",
    },
    "LETTER_NOT_YET": {
        "en": "Attempts without an answer: {attempts}. A letter follows after {asked}.",
        "es": "Intentos sin respuesta: {attempts}. Sigue una carta después de {asked}.",
    },
    "LETTERS_ENOUGH": {
        "en": "Letters since the last two-way contact: {letters}, as many as your organization sends. Decide whether the Ticket stays assigned.",
        "es": "Cartas desde el último contacto en ambos sentidos: {letters}, todas las que envía su organización. Decida si el Ticket sigue asignado.",
    },
    "PROOF_COPY": {"en": "a copy of the letter", "es": "una copia de la carta"},
    "PROOF_MAILING_DATE": {"en": "the mailing date", "es": "la fecha de envío"},
    "PROOF_CERTIFICATE": {
        "en": "the stamped Certificate of Mailing, scanned",
        "es": "el Certificado de Envío (Certificate of Mailing) sellado, escaneado",
    },
    "PROOF_NUMBER": {"en": "the number of the certified letter", "es": "el número de la carta certificada"},
    "PROOF_RECEIPT": {"en": "the return receipt, scanned", "es": "el acuse de recibo, escaneado"},
    "PROOF_RECEIVED_ON": {
        "en": "the day on the return receipt",
        "es": "la fecha que figura en el acuse de recibo",
    },
    "RELATIONSHIP_GAP": {
        "en": "No two-way contact in {month}.",
        "es": "Sin contacto en ambos sentidos en {month}.",
    },
    "RELATIONSHIP_GAP_ONGOING": {
        "en": "No two-way contact in {month}; while somebody works, one in the quarter meets the contact rule.",
        "es": "Sin contacto en ambos sentidos en {month}; mientras la persona trabaja, uno por trimestre cumple la regla de contacto.",
    },
    "RELATIONSHIP_NO_SERVICE": {
        "en": "No note until the end of {month} names a service that was given.",
        "es": "Ninguna nota hasta el final de {month} nombra un servicio prestado.",
    },
    "RELATIONSHIP_NOT_ASSIGNED": {
        "en": "The Ticket was not assigned to you in any month in which this milestone of {month} is attained.",
        "es": "El Ticket no estaba asignado a usted en ningún mes en que se alcanza este hito de {month}.",
    },
}
