"""The sentences of the individual work plan: what it may say, what is lacking, and what its clock costs."""

SENTENCES: dict[str, dict[str, str]] = {
    # The ten elements
    "WORD_element_goal": {"en": "vocational goal", "es": "meta vocacional"},
    "WORD_element_services": {"en": "services and supports", "es": "servicios y apoyos"},
    "WORD_element_terms": {
        "en": "terms and conditions of the services",
        "es": "términos y condiciones de los servicios",
    },
    "WORD_element_no_charge": {"en": "no charge", "es": "sin costo"},
    "WORD_element_amending": {
        "en": "when the Employment Network may change or end it",
        "es": "cuándo puede cambiarlo o terminarlo la Red de Empleo",
    },
    "WORD_element_rights": {"en": "rights of the Ticketholder", "es": "derechos del Titular del Ticket"},
    "WORD_element_remedies": {"en": "remedies and help", "es": "recursos y ayuda"},
    "WORD_element_privacy": {"en": "privacy", "es": "privacidad"},
    "WORD_element_amendment": {
        "en": "right to ask for a change",
        "es": "derecho a pedir un cambio",
    },
    "WORD_element_copy": {
        "en": "copy in an accessible format",
        "es": "copia en un formato accesible",
    },
    # What a plan may say, word for word
    "PLAN_SAYS_TERMS": {
        "en": "The Employment Network gives or arranges these services from the day this plan takes effect, for as long as "
        "the Ticket is assigned to it. The Ticketholder takes part in them, and tells the Employment Network about work, "
        "earnings and a change of address.",
        "es": "La Red de Empleo presta u organiza estos servicios desde el día en que este plan entra en vigor y mientras "
        "el Ticket esté asignado a ella. El Titular del Ticket participa en ellos e informa a la Red de Empleo sobre su "
        "trabajo, sus ingresos y sus cambios de dirección.",
    },
    "PLAN_SAYS_NO_CHARGE": {
        "en": "The Employment Network will not ask for or receive any money from the Ticketholder for the services and "
        "supports of this plan.",
        "es": "La Red de Empleo no pedirá ni recibirá dinero del Titular del Ticket por los servicios y apoyos de este plan.",
    },
    "PLAN_SAYS_AMENDING": {
        "en": "The Employment Network may propose a change of this plan, or end the relationship, if it can no longer give "
        "the services that were agreed, or if the Ticketholder cannot be reached or no longer takes part. It says so in "
        "writing first, with its reason.",
        "es": "La Red de Empleo puede proponer un cambio de este plan, o terminar la relación, si ya no puede prestar los "
        "servicios acordados, o si no puede comunicarse con el Titular del Ticket o este ya no participa. Antes lo dice por "
        "escrito, con su razón.",
    },
    "PLAN_SAYS_RIGHTS": {
        "en": "Taking part is free and voluntary. The Ticketholder may take the Ticket back at any time, for any reason, by "
        "telling the Ticket Program Manager in writing, and may assign it to another provider.",
        "es": "Participar es gratuito y voluntario. El Titular del Ticket puede retirar su Ticket en cualquier momento y por "
        "cualquier razón, avisando por escrito al Administrador del Programa Ticket, y puede asignarlo a otro proveedor.",
    },
    "PLAN_SAYS_REMEDIES": {
        "en": "In a dispute the Ticketholder may use the grievance procedure of the Employment Network, of which a copy was "
        "given; then ask the Ticket Program Manager; then the Social Security Administration. The Protection and Advocacy "
        "system of the State gives free help at each step.",
        "es": "En una disputa, el Titular del Ticket puede usar el procedimiento de quejas de la Red de Empleo, del cual "
        "recibió una copia; después acudir al Administrador del Programa Ticket; y después a la Administración del Seguro "
        "Social. El sistema de Protección y Defensa del estado ayuda gratis en cada paso.",
    },
    "PLAN_SAYS_PRIVACY": {
        "en": "The Employment Network keeps personal information, also about the disability, confidential. It uses it only "
        "for this plan and this program, and gives it to others only as the law allows or with written consent.",
        "es": "La Red de Empleo mantiene confidencial la información personal, también la relativa a la discapacidad. La usa "
        "solo para este plan y este programa, y la entrega a otros solo como lo permite la ley o con consentimiento escrito.",
    },
    "PLAN_SAYS_AMENDMENT": {
        "en": "The Ticketholder may ask to change this plan at any time. It is changed when the Ticketholder and the "
        "Employment Network both agree and sign.",
        "es": "El Titular del Ticket puede pedir que se cambie este plan en cualquier momento. Se cambia cuando el Titular "
        "del Ticket y la Red de Empleo están de acuerdo y firman.",
    },
    "PLAN_SAYS_COPY": {
        "en": "The Ticketholder receives a copy of this plan, and of each change of it, in the accessible format of their "
        "choice.",
        "es": "El Titular del Ticket recibe una copia de este plan, y de cada cambio, en el formato accesible que elija.",
    },
    # What is to be added
    "PLAN_STILL_EXAMPLE": {
        "en": "This is still the text of the filled example. Write what the two of you agreed.",
        "es": "Este todavía es el texto del ejemplo. Escriba lo que ustedes dos acordaron.",
    },
    "PLAN_ADD_SHORT_GOAL": {
        "en": "Add the short-term goal: which work, within 2 to 24 months.",
        "es": "Añada la meta a corto plazo: qué trabajo, en un plazo de 2 a 24 meses.",
    },
    "PLAN_ADD_LONG_GOAL": {
        "en": "Add the long-term goal: which work and advancement, in 3 to 5 years.",
        "es": "Añada la meta a largo plazo: qué trabajo y qué progreso, en un plazo de 3 a 5 años.",
    },
    "PLAN_ADD_EARNINGS": {
        "en": "Add the monthly earnings that are expected of a goal.",
        "es": "Añada los ingresos mensuales que se esperan de una meta.",
    },
    "PLAN_ADD_SERVICES": {
        "en": "Add at least one service or support that leads to the goal.",
        "es": "Añada por lo menos un servicio o apoyo que lleve a la meta.",
    },
    "PLAN_ADD_TERMS": {
        "en": "Add the terms and conditions of the services.",
        "es": "Añada los términos y condiciones de los servicios.",
    },
    "PLAN_ADD_NO_CHARGE": {
        "en": "Add that the Employment Network asks no money of the Ticketholder.",
        "es": "Añada que la Red de Empleo no pide dinero al Titular del Ticket.",
    },
    "PLAN_ADD_AMENDING": {
        "en": "Add when the Employment Network may change the plan or end the relationship.",
        "es": "Añada cuándo la Red de Empleo puede cambiar el plan o terminar la relación.",
    },
    "PLAN_ADD_RIGHTS": {
        "en": "Add the rights of the Ticketholder, also to take the Ticket back at any time.",
        "es": "Añada los derechos del Titular del Ticket, también el de retirar su Ticket en cualquier momento.",
    },
    "PLAN_ADD_REMEDIES": {
        "en": "Add what the Ticketholder can do in a dispute.",
        "es": "Añada qué puede hacer el Titular del Ticket en una disputa.",
    },
    "PLAN_ADD_ADVOCACY": {
        "en": "Add the name and telephone number of the State's Protection and Advocacy system.",
        "es": "Añada el nombre y el teléfono del sistema de Protección y Defensa del estado.",
    },
    "PLAN_ADD_PRIVACY": {
        "en": "Add that personal information is kept confidential.",
        "es": "Añada que la información personal se mantiene confidencial.",
    },
    "PLAN_ADD_AMENDMENT": {
        "en": "Add the right to ask for a change, made when both agree.",
        "es": "Añada el derecho a pedir un cambio, que se hace cuando ambos están de acuerdo.",
    },
    "PLAN_ADD_COPY": {
        "en": "Add the right to a copy in an accessible format.",
        "es": "Añada el derecho a una copia en un formato accesible.",
    },
    "PLAN_ADD_COPY_FORMAT": {
        "en": "Choose the format in which the Ticketholder wants the copy.",
        "es": "Elija el formato en que el Titular del Ticket quiere la copia.",
    },
    # What the program manager may find too low
    "PLAN_LEVELS_UNKNOWN": {
        "en": "The goals cannot be compared yet: the levels of {year} are not published. Enter them under Figures.",
        "es": "Las metas todavía no se pueden comparar: los niveles de {year} no están publicados. Ingréselos en Cifras.",
    },
    "PLAN_EARNINGS_UNKNOWN": {
        "en": "No goal says how much will be earned, so nobody can see where the plan leads.",
        "es": "Ninguna meta dice cuánto se ganará, así que nadie puede ver adónde lleva el plan.",
    },
    "PLAN_TRIAL_WORK_NEVER": {
        "en": "No goal reaches the trial work level, {level_cents} a month in {year}; the highest is {highest_cents}. The "
        "program manager looks for it by about month {month} after signing.",
        "es": "Ninguna meta alcanza el nivel de trabajo de prueba, {level_cents} al mes en {year}; la más alta es "
        "{highest_cents}. El administrador del programa lo busca hacia el mes {month} después de la firma.",
    },
    "PLAN_TRIAL_WORK_LATE": {
        "en": "The trial work level, {level_cents} a month in {year}, is planned for month {planned}. The program manager "
        "looks for it by about month {month} after signing.",
        "es": "El nivel de trabajo de prueba, {level_cents} al mes en {year}, está previsto para el mes {planned}. El "
        "administrador del programa lo busca hacia el mes {month} después de la firma.",
    },
    "PLAN_TRIAL_WORK_WHEN": {
        "en": "The goal at the trial work level, {level_cents} a month in {year}, does not say by which month. The program "
        "manager looks for it by about month {month} after signing.",
        "es": "La meta al nivel de trabajo de prueba, {level_cents} al mes en {year}, no dice para qué mes. El administrador "
        "del programa lo busca hacia el mes {month} después de la firma.",
    },
    "PLAN_SUBSTANTIAL_LACKING": {
        "en": "No goal after the first year reaches substantial gainful activity, {level_cents} a month in {year}.",
        "es": "Ninguna meta después del primer año alcanza la actividad sustancial y lucrativa, {level_cents} al mes en {year}.",
    },
    "PLAN_PART_TIME": {
        "en": "Work of at most {hours} hours a week, and no growth of earnings between the goals: the program manager does "
        "not accept a plan of part-time work without growth.",
        "es": "Trabajo de {hours} horas semanales como máximo, sin aumento de ingresos entre las metas: el administrador del "
        "programa no acepta un plan de trabajo a tiempo parcial sin progreso.",
    },
    # The 14 days
    "PLAN_DAYS_LEFT": {
        "en": "{days} days until this costs a payable month: {month}. It is lost on {lost_on}.",
        "es": "{days} días hasta que esto cueste un mes cobrable: {month}. Se pierde el {lost_on}.",
    },
    "PLAN_LAST_DAY": {
        "en": "Today is the last day: on {lost_on} this costs a payable month, {month}.",
        "es": "Hoy es el último día: el {lost_on} esto cuesta un mes cobrable, {month}.",
    },
    "PLAN_MONTHS_LOST": {
        "en": "Lost as payable months already: {months}.",
        "es": "Ya perdidos como meses cobrables: {months}.",
    },
    "PLAN_DUE": {
        "en": "Signed last on {signed_on}. The program manager should receive the plan by {due_on}, within 14 days.",
        "es": "Última firma: {signed_on}. El administrador del programa debe recibir el plan a más tardar el {due_on}, dentro "
        "de 14 días.",
    },
    "PLAN_OVERDUE": {
        "en": "Signed last on {signed_on}. The 14 days ended on {due_on}, and no receipt is recorded.",
        "es": "Última firma: {signed_on}. Los 14 días terminaron el {due_on}, y no hay ningún recibo anotado.",
    },
    "PLAN_RECEIVED_IN_TIME": {
        "en": "Received on {received_on}, within 14 days (until {due_on}). The first payable month is {month}.",
        "es": "Recibido el {received_on}, dentro de los 14 días (hasta el {due_on}). El primer mes cobrable es {month}.",
    },
    "PLAN_RECEIVED_LATE_FREE": {
        "en": "Received on {received_on}, after the 14 days (until {due_on}), but before a payable month was lost. The first "
        "payable month is {month}.",
        "es": "Recibido el {received_on}, después de los 14 días (hasta el {due_on}), pero antes de que se perdiera un mes "
        "cobrable. El primer mes cobrable es {month}.",
    },
    "PLAN_RECEIVED_LATE": {
        "en": "Received on {received_on}, after the 14 days (until {due_on}). The first payable month is {month}; lost: "
        "{months}.",
        "es": "Recibido el {received_on}, después de los 14 días (hasta el {due_on}). El primer mes cobrable es {month}; "
        "perdidos: {months}.",
    },
    "PLAN_REGULATION_NO_DELAY": {
        "en": "By the text of the regulation a late receipt delays nothing: {month} would be the first payable month.",
        "es": "Según el texto del reglamento, un recibo tardío no demora nada: {month} sería el primer mes cobrable.",
    },
    "PLAN_ASSIGNED_ASSUMED": {
        "en": "No assignment is recorded yet; counted as if the Ticket was assigned on {signed_on}, the day of the last "
        "signature.",
        "es": "Todavía no hay ninguna asignación anotada; se cuenta como si el Ticket se hubiera asignado el {signed_on}, el "
        "día de la última firma.",
    },
}
