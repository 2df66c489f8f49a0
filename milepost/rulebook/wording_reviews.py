"""The sentences of how a progress review is carried out."""

SENTENCES: dict[str, dict[str, str]] = {
    "REVIEW_NOT_BEGUN": {
        "en": "Nothing has been recorded of this review. The program manager looks at SSA's records first, at the end of the twelve months.",
        "es": "No hay nada registrado de esta revisión. El administrador del programa mira primero los registros de la SSA, al terminar los doce meses.",
    },
    "REVIEW_HOLDER_TO_ANSWER": {
        "en": "The program manager asked the Ticketholder on {day} (SSA-1375).",
        "es": "El administrador del programa preguntó al titular el {day} (SSA-1375).",
    },
    "REVIEW_PROVIDER_TO_ANSWER": {
        "en": "The program manager asked the provider on {day} (SSA-L1377).",
        "es": "El administrador del programa preguntó al proveedor el {day} (SSA-L1377).",
    },
    "REVIEW_TO_BE_DECIDED": {
        "en": "An answer was given on {day}; the program manager is to decide.",
        "es": "Se dio una respuesta el {day}; el administrador del programa debe decidir.",
    },
    "REVIEW_FOUND_MET": {
        "en": "Timely progress was found on {day}. No medical review begins until the next period is reviewed.",
        "es": "El {day} se constató un progreso oportuno. No comienza ninguna revisión médica hasta que se revise el próximo período.",
    },
    "REVIEW_NOTICE_SENT": {
        "en": "On {day} the notice was sent that progress is not timely. It takes effect 30 days later, unless SSA is asked to look again.",
        "es": "El {day} se envió el aviso de que el progreso no es oportuno. Entra en vigor 30 días después, a menos que se pida a la SSA que lo revise.",
    },
    "REVIEW_WITH_SSA": {
        "en": "SSA was asked on {day} to look again. Until it decides, progress counts as timely.",
        "es": "El {day} se pidió a la SSA que lo revise. Hasta que decida, el progreso cuenta como oportuno.",
    },
    "REVIEW_FAILED": {
        "en": "Progress was found not timely, on {day}. The Ticket stays assigned and payments remain possible; a medical review may begin.",
        "es": "El {day} se constató que el progreso no es oportuno. El Ticket sigue asignado y los pagos siguen siendo posibles; puede comenzar una revisión médica.",
    },
    "REVIEW_REINSTATEMENT_TO_DECIDE": {
        "en": "The Ticketholder asked on {day} to be in use again; the program manager is to decide.",
        "es": "El titular pidió el {day} volver a estar en uso; el administrador del programa debe decidir.",
    },
    "REVIEW_REFUSED": {
        "en": "On {day} the program manager sent the notice that the Ticket is not in use again.",
        "es": "El {day} el administrador del programa envió el aviso de que el Ticket no vuelve a estar en uso.",
    },
    "REVIEW_REFUSAL_WITH_SSA": {
        "en": "SSA was asked on {day} to look at the refusal again.",
        "es": "El {day} se pidió a la SSA que revise la negativa.",
    },
    "REVIEW_REINSTATED": {
        "en": "The Ticket is in use again from {day}. The next twelve months begin with the month after.",
        "es": "El Ticket vuelve a estar en uso desde el {day}. Los próximos doce meses comienzan con el mes siguiente.",
    },
    "REVIEW_ANSWER_BY": {
        "en": "The Ticketholder has until {until} to answer.",
        "es": "El titular tiene hasta el {until} para responder.",
    },
    "REVIEW_PROVIDER_ANSWER_BY": {
        "en": "The provider has until {until} to answer.",
        "es": "El proveedor tiene hasta el {until} para responder.",
    },
    "REVIEW_ASK_SSA_BY": {
        "en": "SSA can be asked to look again until {until}.",
        "es": "Se puede pedir a la SSA que lo revise hasta el {until}.",
    },
    "REVIEW_BEFORE_THE_LAST": {
        "en": "This cannot be earlier than what was recorded before it, on {day}.",
        "es": "Esto no puede ser anterior a lo que se registró antes, el {day}.",
    },
    "REVIEW_NOT_NOW": {
        "en": "“{event_word}” cannot follow while the review stands at “{stage_word}”.",
        "es": "«{event_word}» no puede seguir mientras la revisión está en «{stage_word}».",
    },
    "REVIEW_TOO_LATE": {
        "en": "It had to be asked for by {until}, before the 30th day after the notice was sent.",
        "es": "Había que pedirlo a más tardar el {until}, antes del trigésimo día después de enviarse el aviso.",
    },
    "WORD_not_begun": {"en": "nothing recorded", "es": "nada registrado"},
    "WORD_holder_to_answer": {"en": "the Ticketholder is asked", "es": "se preguntó al titular"},
    "WORD_provider_to_answer": {"en": "the provider is asked", "es": "se preguntó al proveedor"},
    "WORD_to_be_decided": {"en": "answered, to be decided", "es": "respondida, por decidir"},
    "WORD_review_met": {"en": "timely progress found", "es": "progreso oportuno constatado"},
    "WORD_notice_sent": {
        "en": "notice of no timely progress sent",
        "es": "aviso de progreso no oportuno enviado",
    },
    "WORD_with_ssa": {"en": "SSA looks again", "es": "la SSA lo revisa"},
    "WORD_failed": {"en": "no timely progress", "es": "progreso no oportuno"},
    "WORD_reinstatement_to_decide": {"en": "asked to be in use again", "es": "pidió volver a estar en uso"},
    "WORD_refused": {"en": "refused", "es": "negada"},
    "WORD_refusal_with_ssa": {"en": "SSA looks at the refusal", "es": "la SSA revisa la negativa"},
    "WORD_reinstated": {"en": "in use again", "es": "de nuevo en uso"},
    "WORD_holder_asked": {
        "en": "The program manager asked the Ticketholder (SSA-1375)",
        "es": "El administrador del programa preguntó al titular (SSA-1375)",
    },
    "WORD_holder_answered": {"en": "The Ticketholder answered", "es": "El titular respondió"},
    "WORD_provider_asked": {
        "en": "The program manager asked us (SSA-L1377)",
        "es": "El administrador del programa nos preguntó (SSA-L1377)",
    },
    "WORD_provider_answered": {"en": "We answered", "es": "Respondimos"},
    "WORD_found_met": {
        "en": "The program manager found timely progress",
        "es": "El administrador del programa constató progreso oportuno",
    },
    "WORD_found_not_met": {
        "en": "The program manager sent the notice of no timely progress",
        "es": "El administrador del programa envió el aviso de progreso no oportuno",
    },
    "WORD_ssa_asked": {
        "en": "The Ticketholder asked SSA to look again",
        "es": "El titular pidió a la SSA que lo revise",
    },
    "WORD_ssa_found_met": {"en": "SSA found timely progress", "es": "La SSA constató progreso oportuno"},
    "WORD_ssa_found_not_met": {
        "en": "SSA sent its decision of no timely progress",
        "es": "La SSA envió su decisión de progreso no oportuno",
    },
    "WORD_reinstatement_asked": {
        "en": "The Ticketholder asked to be in use again, with evidence",
        "es": "El titular pidió volver a estar en uso, con pruebas",
    },
    "WORD_reinstatement_refused": {
        "en": "The program manager sent the refusal",
        "es": "El administrador del programa envió la negativa",
    },
    "WORD_refusal_appealed": {
        "en": "The Ticketholder asked SSA to look at the refusal",
        "es": "El titular pidió a la SSA que revise la negativa",
    },
    "WORD_refusal_upheld": {
        "en": "SSA sent its decision to uphold the refusal",
        "es": "La SSA envió su decisión de mantener la negativa",
    },
}
