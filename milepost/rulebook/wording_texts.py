"""What texts say, in English and Spanish, and why one may not be sent.

The Spanish texts do without á, í, ó and ú: with one of them a text would be cut into parts of 67 letters instead of 153.
"""

SENTENCES: dict[str, dict[str, str]] = {
    "TEXT_ASK_STUB": {
        "en": "This is {sender}. Please photograph the pay stub paid on {day} and send it here: {link} "
        "Reply STOP to end texts, HELP for help.",
        "es": "Le escribe {sender}. Por favor tome una foto del recibo de pago con fecha de pago {day}. Para enviarla abra: {link} "
        "Responda ALTO para no recibir textos, o AYUDA.",
    },
    "TEXT_ASK_STUB_OF": {
        "en": "This is {sender}. Please photograph the {employer} pay stub paid on {day} and send it here: {link} "
        "Reply STOP to end texts, HELP for help.",
        "es": "Le escribe {sender}. Por favor tome una foto del recibo de pago de {employer} con fecha de pago {day}. Para enviarla "
        "abra: {link} Responda ALTO para no recibir textos, o AYUDA.",
    },
    "TEXT_ASK_STUBS": {
        "en": "This is {sender}. Please photograph your pay stubs of {months} and send them here: {link} "
        "Reply STOP to end texts, HELP for help.",
        "es": "Le escribe {sender}. Por favor tome fotos de sus recibos de pago de {months}. Para enviarlas abra: {link} "
        "Responda ALTO para no recibir textos, o AYUDA.",
    },
    "TEXT_ASK_STATEMENT": {
        "en": "This is {sender}. Please photograph the letter in which your employer says what you earned in {months} and send "
        "it here: {link} Reply STOP to end texts, HELP for help.",
        "es": "Le escribe {sender}. Por favor tome una foto de la carta de su empleador con su pago de {months}. Para enviarla "
        "abra: {link} Responda ALTO para no recibir textos, o AYUDA.",
    },
    "TEXT_REMIND": {
        "en": "This is {sender}. We still need the photo we asked you for. The link works until {until}: {link} "
        "Reply STOP to end texts, HELP for help.",
        "es": "Le escribe {sender}. Nos falta la foto que le pedimos. El enlace sirve hasta el {until}: {link} "
        "Responda ALTO para no recibir textos, o AYUDA.",
    },
    "TEXT_AGAIN": {
        "en": "This is {sender}. We could not read your photo. Please take it again in good light, all four corners, and send "
        "it here: {link} Reply STOP to end texts, HELP for help.",
        "es": "Le escribe {sender}. No pudimos leer su foto. Por favor tome otra con buena luz, con las cuatro esquinas, y para "
        "enviarla abra: {link} Responda ALTO para no recibir textos, o AYUDA.",
    },
    "TEXT_STOPPED": {
        "en": "You will get no more texts from {sender}. Reply START to begin again.",
        "es": "Ya no va a recibir textos de {sender}. Responda COMENZAR para recibirlos otra vez.",
    },
    "TEXT_STARTED": {
        "en": "You will get texts from {sender} again. Reply STOP to end them, HELP for help.",
        "es": "Va a recibir textos de {sender} otra vez. Responda ALTO para no recibirlos, o AYUDA.",
    },
    "TEXT_HELP": {
        "en": "These texts are from {sender}. They ask for papers that you have agreed to send. For help call {phone}. "
        "Reply STOP to end texts.",
        "es": "Estos textos son de {sender}. Piden papeles que usted quiso enviar. Para ayuda llame al {phone}. "
        "Responda ALTO para no recibir textos.",
    },
    "TEXT_HELP_NO_PHONE": {
        "en": "These texts are from {sender}. They ask for papers that you have agreed to send. For help call your job coach. "
        "Reply STOP to end texts.",
        "es": "Estos textos son de {sender}. Piden papeles que usted quiso enviar. Para ayuda llame a su asesor de empleo. "
        "Responda ALTO para no recibir textos.",
    },
    "TEXT_SENDER": {"en": "your job coach's office", "es": "la oficina de su asesor de empleo"},
    "TEXT_CONSENT_SHOWN": {
        "en": "May we send you text messages that ask for papers such as pay stubs? At most {most} a week, between "
        "{opens} and {closes}. Message and data rates may apply. You can reply STOP at any time to end them, "
        "or HELP for help. Your services do not depend on it.",
        "es": "¿Podemos enviarle mensajes de texto para pedirle papeles como recibos de pago? Serán {most} por semana como "
        "máximo, entre las {opens} y las {closes}. Puede haber cargos por mensajes y datos. Puede responder ALTO en "
        "cualquier momento para no recibirlos más, o AYUDA para ayuda. Sus servicios no dependen de esto.",
    },
    "TEXT_SAYS_PROGRAM": {
        "en": "It says “{said}”, a word of the program: whoever sees the telephone would know.",
        "es": "Dice “{said}”, una palabra del programa: quien vea el teléfono lo sabría.",
    },
    "TEXT_SAYS_AMOUNT": {"en": "It names an amount of money.", "es": "Nombra una cantidad de dinero."},
    "TEXT_SAYS_NAME": {"en": "It names the person.", "es": "Nombra a la persona."},
    "TEXT_TOO_LONG": {
        "en": "It is {parts} messages long, and may be {most}. Ask for fewer months, or make the sender's name shorter.",
        "es": "Ocupa {parts} mensajes, y pueden ser {most}. Pida menos meses, o acorte el nombre del remitente.",
    },
}
TEXTS = (
    "TEXT_ASK_STUB", "TEXT_ASK_STUB_OF", "TEXT_ASK_STUBS", "TEXT_ASK_STATEMENT", "TEXT_REMIND", "TEXT_AGAIN", "TEXT_STOPPED",
    "TEXT_STARTED", "TEXT_HELP", "TEXT_HELP_NO_PHONE",
)  # fmt: skip
"""The sentences that are sent; the others are shown to staff."""
