"""The sentences of duties with a date."""

SENTENCES: dict[str, dict[str, str]] = {
    "DUTY_NOT_KNOWN": {
        "en": "Nothing is known of this duty for this day.",
        "es": "No se sabe nada de esta obligación para este día.",
    },
    "DUTY_NOT_THERE": {"en": "It is not in force.", "es": "No está vigente."},
    "DUTY_END_UNKNOWN": {
        "en": "It is not on record when it ends.",
        "es": "No consta cuándo termina.",
    },
    "DUTY_ENDS": {"en": "It ends on {day}.", "es": "Termina el {day}."},
    "DUTY_NEVER_RECORDED": {
        "en": "It is not on record when it was done last.",
        "es": "No consta cuándo se hizo por última vez.",
    },
    "DUTY_MONTHS": {
        "en": "It was done last on {day}; it is done again within {count} months.",
        "es": "Se hizo por última vez el {day}; se hace de nuevo en {count} meses.",
    },
    "DUTY_MONTHS_FIRST": {
        "en": "Duties are kept here since {day}; it is done for the first time within {count} months.",
        "es": "Las obligaciones se llevan aquí desde el {day}; se hace por primera vez en {count} meses.",
    },
    "DUTY_NO_LOGIN_KNOWN": {
        "en": "No log-in to the Portal is on record.",
        "es": "No consta ningún ingreso al Portal.",
    },
    "DUTY_DAYS": {
        "en": "The last log-in was on {day}; after {count} days without one access is taken away.",
        "es": "El último ingreso fue el {day}; tras {count} días sin ninguno se quita el acceso.",
    },
    "DUTY_DAILY": {
        "en": "It is done on every working day.",
        "es": "Se hace cada día laborable.",
    },
    "DUTY_DONE_THIS_YEAR": {
        "en": "It was done for this year on {day}.",
        "es": "Se hizo para este año el {day}.",
    },
    "DUTY_WINDOW_UNKNOWN": {
        "en": "SSA sets the days of {year} anew, and they are not entered yet.",
        "es": "La SSA fija de nuevo los días de {year}, y aún no están anotados.",
    },
    "DUTY_WINDOW": {
        "en": "This year's days are {opens} to {closes}.",
        "es": "Los días de este año son del {opens} al {closes}.",
    },
    "DUTY_NEVER_SIGNED": {
        "en": "No signature is on record.",
        "es": "No consta ninguna firma.",
    },
    "DUTY_SIGNED": {
        "en": "It was signed last on {day}, and is signed again within a year.",
        "es": "Se firmó por última vez el {day}, y se firma de nuevo en un año.",
    },
    "TRAINING_LAPSED": {
        "en": "Your security training (SSA-222) was within the year until {day}. Nothing is handed over for the Portal until it is signed again.",
        "es": "Su capacitación de seguridad (SSA-222) estuvo dentro del año hasta el {day}. No se entrega nada para el Portal hasta que se firme de nuevo.",
    },
    "TRAINING_UNSIGNED": {
        "en": "No signature of your security training (SSA-222) is on record. Nothing is handed over for the Portal until it is signed.",
        "es": "No consta su firma de la capacitación de seguridad (SSA-222). No se entrega nada para el Portal hasta que se firme.",
    },
    "DUTY_NOT_MAIN_CONTACT": {
        "en": "It is asked of main contacts alone.",
        "es": "Se pide solo a los contactos principales.",
    },
    "DUTY_DONE": {"en": "It was done on {day}.", "es": "Se hizo el {day}."},
    "DUTY_WITHIN": {
        "en": "It is to be done within {count} days of {day}.",
        "es": "Ha de hacerse en los {count} días siguientes al {day}.",
    },
    "DUTY_NOTHING_CHANGED": {
        "en": "Nothing has changed since SSA was told last.",
        "es": "Nada ha cambiado desde que se avisó a la SSA por última vez.",
    },
    "DUTY_CHANGED": {
        "en": "Staff changed on {day}, and SSA is to be told. In how many days is not published.",
        "es": "El personal cambió el {day}, y hay que avisar a la SSA. No se publica en cuántos días.",
    },
    "DUTY_ONCE_A_YEAR": {
        "en": "It may be changed once in {year}.",
        "es": "Puede cambiarse una vez en {year}.",
    },
    "DUTY_FIGURES_THERE": {
        "en": "The figures of {year} are in our tables.",
        "es": "Las cifras de {year} están en nuestras tablas.",
    },
    "DUTY_FIGURES_LACK": {
        "en": "Figures of {year} are not in our tables.",
        "es": "Faltan cifras de {year} en nuestras tablas.",
    },
    "DUTY_UNDER_WAY": {
        "en": "SSA has not granted it yet.",
        "es": "La SSA aún no la ha otorgado.",
    },
    "DUTY_IS_ON": {"en": "It is on {day}.", "es": "Es el {day}."},
    "DUTY_NOT_REQUIRED": {
        "en": "It is recorded that none is required of this person.",
        "es": "Consta que a esta persona no se le pide.",
    },
    "DUTY_NO_ROSTER": {
        "en": "Without a Ticket there is no roster.",
        "es": "Sin ningún Ticket no hay lista.",
    },
    "DUTY_SET_ASIDE": {
        "en": "It is recorded that it does not apply.",
        "es": "Consta que no corresponde.",
    },
    "APOR_EXEMPT_VR": {
        "en": "State VR agencies owe no report.",
        "es": "Las agencias estatales de VR no deben informe.",
    },
    "APOR_EXEMPT_JOB_CENTER": {
        "en": "American Job Centers owe no report.",
        "es": "Los American Job Centers no deben informe.",
    },
    "APOR_EXEMPT_NEW": {
        "en": "The agreement was awarded on {day}: no report is owed in that year or the next.",
        "es": "El acuerdo se otorgó el {day}: no se debe informe ese año ni el siguiente.",
    },
}
