"""The sentences about pay stubs: what is wrong with one and what cures it, and what year-to-date figures prove."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_frequency_weekly": {"en": "weekly", "es": "semanal"},
    "WORD_frequency_two_weekly": {"en": "every two weeks", "es": "cada dos semanas"},
    "WORD_frequency_twice_monthly": {"en": "twice a month", "es": "dos veces al mes"},
    "WORD_frequency_monthly": {"en": "monthly", "es": "mensual"},
    "WORD_frequency_irregular": {"en": "irregular", "es": "irregular"},
    "WORD_substantial": {"en": "at SGA", "es": "al nivel de SGA"},
    "WORD_trial_work": {"en": "at the trial work level", "es": "al nivel de trabajo de prueba"},
    "WORD_half_trial_work": {
        "en": "at half the trial work level",
        "es": "a la mitad del nivel de trabajo de prueba",
    },
    "WORD_below": {"en": "below", "es": "por debajo"},
    # What a stub lacks
    "STUB_NAME_ILLEGIBLE": {
        "en": "The name on the stub cannot be read.",
        "es": "El nombre en el recibo de pago no se puede leer.",
    },
    "CURE_NAME_ILLEGIBLE": {
        "en": "Ask for a new photograph in good light, or have the employer sign a statement of the earnings.",
        "es": "Pida otra fotografía con buena luz, o que el empleador firme una declaración de las ganancias.",
    },
    "STUB_NAME_DIFFERS": {
        "en": "The stub carries another name than the Ticketholder's.",
        "es": "El recibo de pago lleva otro nombre que el del titular.",
    },
    "CURE_NAME_DIFFERS": {
        "en": "If it is a former or a shortened name, say so here and keep proof of it. If it is another person's stub, withdraw it.",
        "es": "Si es un nombre anterior o abreviado, indíquelo aquí y guarde la prueba. Si el recibo es de otra persona, retírelo.",
    },
    "STUB_DATES_HAND_WRITTEN": {
        "en": "A date was written on the stub by hand. Such stubs are denied.",
        "es": "Alguien escribió a mano una fecha en el recibo de pago. Esos recibos se deniegan.",
    },
    "STUB_DATES_MISSING": {
        "en": "A date that is needed is not printed on the stub.",
        "es": "En el recibo de pago no está impresa una fecha necesaria.",
    },
    "CURE_DATES": {
        "en": "Never write on a stub. Give the dates on a Supplemental Earnings Statement, or add the employer's payroll calendar, and choose it here.",
        "es": "Nunca escriba en un recibo de pago. Dé las fechas en una declaración suplementaria de ganancias (Supplemental Earnings Statement), o añada el calendario de nómina del empleador, y elíjalo aquí.",
    },
    "STUB_NAMES_PAYROLL_FIRM": {
        "en": "The stub names only the payroll firm, not the employer.",
        "es": "El recibo de pago nombra solo a la empresa de nómina, no al empleador.",
    },
    "STUB_NAMES_NO_EMPLOYER": {
        "en": "The stub names no employer.",
        "es": "El recibo de pago no nombra a ningún empleador.",
    },
    "CURE_EMPLOYER": {
        "en": "Name the employer on a Supplemental Earnings Statement, and choose it here.",
        "es": "Nombre al empleador en una declaración suplementaria de ganancias, y elíjala aquí.",
    },
    "STUB_END_MISSING": {
        "en": "The last day of the pay period is not known.",
        "es": "No se sabe el último día del período de pago.",
    },
    "STUB_BEGIN_MISSING": {
        "en": "The first day of the pay period is not known, and the job's pay frequency does not tell it.",
        "es": "No se sabe el primer día del período de pago, y la frecuencia de pago del empleo no lo indica.",
    },
    "CURE_BEGIN_MISSING": {
        "en": "Enter how often the job pays, or give the day on a Supplemental Earnings Statement.",
        "es": "Anote con qué frecuencia paga el empleo, o dé el día en una declaración suplementaria de ganancias.",
    },
    "STUB_BEGINS_INFERRED": {
        "en": "The first day of the pay period is not on the stub. {begins} follows from the pay frequency, {frequency_word}.",
        "es": "El primer día del período de pago no está en el recibo. El {begins} se deduce de la frecuencia de pago, {frequency_word}.",
    },
    "CURE_BEGINS_INFERRED": {
        "en": "Look whether the stub shows it after all, and enter it.",
        "es": "Mire si el recibo de pago lo muestra de todos modos, y anótelo.",
    },
    "STUB_PAY_DATE_MISSING": {
        "en": "The pay date is not known.",
        "es": "No se sabe la fecha de pago.",
    },
    "STUB_PAY_DATE_AHEAD": {
        "en": "The pay date, {paid_on}, is still ahead.",
        "es": "La fecha de pago, el {paid_on}, está todavía por venir.",
    },
    "STUB_ENDS_FIRST": {
        "en": "The pay period ends on {ends}, before it begins on {begins}.",
        "es": "El período de pago termina el {ends}, antes de comenzar el {begins}.",
    },
    "CURE_LOOK_AGAIN": {
        "en": "Compare it with the stub once more and correct what was entered.",
        "es": "Compárelo otra vez con el recibo de pago y corrija lo anotado.",
    },
    "STUB_GROSS_MISSING": {
        "en": "The gross pay is not known.",
        "es": "No se sabe el pago bruto.",
    },
    "CURE_GROSS": {
        "en": "Ask for the whole stub, or have the employer state gross pay, pay date and pay period.",
        "es": "Pida el recibo completo, o que el empleador declare el pago bruto, la fecha y el período de pago.",
    },
    "STUB_GROSS_NEGATIVE": {
        "en": "The gross pay is negative.",
        "es": "El pago bruto es negativo.",
    },
    "CURE_GROSS_NEGATIVE": {
        "en": "A stub that takes pay back corrects an earlier one: correct that one, with its reason.",
        "es": "Un recibo que descuenta pago corrige uno anterior: corrija aquel, con su razón.",
    },
    "STUB_NET_MISSING": {
        "en": "The net pay is not on the stub.",
        "es": "El pago neto no está en el recibo.",
    },
    "CURE_NET": {
        "en": "Ask for the whole stub: gross, deductions and net belong on one page.",
        "es": "Pida el recibo completo: el bruto, los descuentos y el neto van en una misma página.",
    },
    "STUB_NET_ABOVE_GROSS": {
        "en": "The net pay, {net_cents}, is more than the gross.",
        "es": "El pago neto, {net_cents}, es más que el bruto.",
    },
    "STUB_WITHHELD_TOO_MUCH": {
        "en": "Net pay and taxes together are more than the gross.",
        "es": "El pago neto y los impuestos juntos son más que el bruto.",
    },
    "STUB_NOTHING_WITHHELD": {
        "en": "No tax was withheld, so the program manager will assume self-employment.",
        "es": "No se retuvo ningún impuesto, así que el administrador del programa supondrá trabajo por cuenta propia.",
    },
    "CURE_NOTHING_WITHHELD": {
        "en": "Ask whether this is a job or a business of their own, and answer below.",
        "es": "Pregunte si es un empleo o un negocio propio, y responda abajo.",
    },
    "STUB_SELF_EMPLOYED": {
        "en": "This is income from self-employment, which is counted by tax year and not by stub.",
        "es": "Es ingreso de trabajo por cuenta propia, que se cuenta por año fiscal y no por recibo.",
    },
    "CURE_SELF_EMPLOYED": {
        "en": "Withdraw it here and enter the year under self-employment.",
        "es": "Retírelo aquí y anote el año en trabajo por cuenta propia.",
    },
    "STUB_EMPLOYEE_WITHOUT_TAX": {
        "en": "No tax was withheld, and the Ticketholder is an employee.",
        "es": "No se retuvo ningún impuesto, y el titular es empleado.",
    },
    "CURE_EMPLOYEE_WITHOUT_TAX": {
        "en": "Keep the employer's word that it is a job; the program manager may ask for it.",
        "es": "Guarde la palabra del empleador de que es un empleo; el administrador del programa puede pedirla.",
    },
    "STUB_YTD_MISSING": {
        "en": "No year-to-date gross is entered; with it, a missing stub can be proved.",
        "es": "No se anotó el bruto acumulado del año; con él puede probarse un recibo que falta.",
    },
    "CURE_YTD_MISSING": {
        "en": "Look for “YTD” on the stub and enter it.",
        "es": "Busque «YTD» en el recibo de pago y anótelo.",
    },
    "STUB_YTD_BELOW_GROSS": {
        "en": "The year-to-date gross, {ytd_cents}, is less than the gross of this stub.",
        "es": "El bruto acumulado del año, {ytd_cents}, es menos que el bruto de este recibo.",
    },
    "STUB_PERIOD_UNUSUAL": {
        "en": "A pay period of {count} days is unusual for this job.",
        "es": "Un período de pago de {count} días es inusual para este empleo.",
    },
    "STUB_PAID_BEFORE_WORK": {
        "en": "It was paid before the pay period began on {begins}.",
        "es": "Se pagó antes de que el período de pago comenzara el {begins}.",
    },
    "STUB_PAID_LATE": {
        "en": "It was paid {count} days after the pay period ended.",
        "es": "Se pagó {count} días después de terminar el período de pago.",
    },
    "STUB_OUTSIDE_JOB": {
        "en": "The pay period lies outside the days of the job.",
        "es": "El período de pago queda fuera de los días del empleo.",
    },
    "CURE_OUTSIDE_JOB": {
        "en": "Compare the stub with the first and last day of the job, and correct what is wrong.",
        "es": "Compare el recibo de pago con el primer y el último día del empleo, y corrija lo que esté mal.",
    },
    # Year to date
    "YTD_PROVES": {
        "en": "The stub paid on {missing_on} came to {gross_cents}: the year-to-date figure of the stub paid on {paid_on} leaves no other amount.",
        "es": "El recibo pagado el {missing_on} fue de {gross_cents}: el acumulado del año del recibo pagado el {paid_on} no deja otra cantidad.",
    },
    "YTD_PROVES_NOTHING": {
        "en": "Nothing was paid on {missing_on} ({gross_cents}): the year-to-date figure of the stub paid on {paid_on} leaves no room for it.",
        "es": "No se pagó nada el {missing_on} ({gross_cents}): el acumulado del año del recibo pagado el {paid_on} no deja lugar para ello.",
    },
    "YTD_SUM_OF_SEVERAL": {
        "en": "{count} missing stubs before the one paid on {paid_on} come to {sum_cents} together. How that divides is not known.",
        "es": "Los {count} recibos que faltan antes del pagado el {paid_on} suman {sum_cents}. No se sabe cómo se reparten.",
    },
    "YTD_SUM_BEFORE": {
        "en": "{sum_cents} more were paid that year before the stub paid on {paid_on}; on which days is not known ({count} pay dates known).",
        "es": "Antes del recibo pagado el {paid_on} se pagaron {sum_cents} más ese año; no se sabe en qué días ({count} fechas de pago conocidas).",
    },
    "YTD_BELOW_GROSS": {
        "en": "The stub paid on {paid_on} shows a gross of {gross_cents} and a year-to-date gross of only {ytd_cents}.",
        "es": "El recibo pagado el {paid_on} muestra un bruto de {gross_cents} y un acumulado del año de solo {ytd_cents}.",
    },
    "YTD_BELOW_STUBS": {
        "en": "The year-to-date figure of the stub paid on {paid_on} is {less_cents} less than the stubs before it come to.",
        "es": "El acumulado del año del recibo pagado el {paid_on} es {less_cents} menos que lo que suman los recibos anteriores.",
    },
    "YTD_ABOVE_STUBS": {
        "en": "The year-to-date figure of the stub paid on {paid_on} is {more_cents} more than the stubs come to, and no pay date is missing in between: perhaps a bonus.",
        "es": "El acumulado del año del recibo pagado el {paid_on} es {more_cents} más que lo que suman los recibos, y no falta ninguna fecha de pago entre ellos: quizá un bono.",
    },
}
