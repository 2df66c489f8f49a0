"""The sentences of looking ahead."""

SENTENCES: dict[str, dict[str, str]] = {
    "WORD_level_below": {
        "en": "below half of the trial work level",
        "es": "por debajo de la mitad del nivel de trabajo de prueba",
    },
    "WORD_level_half": {
        "en": "between half and all of the trial work level",
        "es": "entre la mitad y el total del nivel de trabajo de prueba",
    },
    "WORD_level_trial": {
        "en": "between the trial work level and substantial gainful activity",
        "es": "entre el nivel de trabajo de prueba y la actividad sustancial",
    },
    "WORD_level_substantial": {
        "en": "at substantial gainful activity with cash paid",
        "es": "en actividad sustancial con beneficio en efectivo pagado",
    },
    "WORD_level_outcome": {
        "en": "without cash because of work",
        "es": "sin beneficio en efectivo a causa del trabajo",
    },
    "WORD_sent": {"en": "sent", "es": "enviado"},
    "WORD_attained": {"en": "attained", "es": "alcanzado"},
    "WORD_likely": {"en": "likely", "es": "probable"},
    "WORD_range_low": {"en": "low", "es": "bajo"},
    "WORD_range_middle": {"en": "middle", "es": "medio"},
    "WORD_range_high": {"en": "high", "es": "alto"},
    # Of one month
    "FORECAST_SENT_MONTH": {
        "en": "Sent: for {claims} of the claims that were sent, {month} is the likeliest month of payment.",
        "es": "Enviado: para {claims} de los reclamos enviados, {month} es el mes de pago más probable.",
    },
    "FORECAST_ATTAINED_MONTH": {
        "en": "Attained: for {claims} of the claims payable now, {month} is the likeliest month of payment.",
        "es": "Alcanzado: para {claims} de los reclamos cobrables ahora, {month} es el mes de pago más probable.",
    },
    "FORECAST_LIKELY_MONTH": {
        "en": "Likely: {tickets} Tickets can still attain something, {at_work} of them in work when last seen; each goes on as the past of this caseload goes.",
        "es": "Probable: {tickets} Tickets todavía pueden alcanzar algo, {at_work} de ellos con trabajo en su último mes conocido; cada uno sigue como ha seguido hasta ahora esta cartera.",
    },
    # What is not known
    "FORECAST_NOT_PUBLISHED": {
        "en": "The {year} payment figures are not published.",
        "es": "Las cifras de pago de {year} no están publicadas.",
    },
    "FORECAST_THIN_PAID": {
        "en": "Not enough history to say: {paid} claims paid in the last {window} months have the day of their payment, and {needed} are needed to say when money comes.",
        "es": "No hay historia suficiente para decirlo: {paid} reclamos pagados en los últimos {window} meses tienen el día de su pago, y hacen falta {needed} para decir cuándo llega el dinero.",
    },
    "FORECAST_THIN_WORK": {
        "en": "Not enough history to say: {seen} months of the last {window} followed another on record, and {needed} are needed to say how work goes on.",
        "es": "No hay historia suficiente para decirlo: {seen} meses de los últimos {window} siguen a otro registrado, y hacen falta {needed} para decir cómo continúa el trabajo.",
    },
    # What it rests on
    "FORECAST_FIGURES_OF": {
        "en": "As if the figures of {year} held: from {month} on every payment is counted at the figures of {year}, and so is every earlier one whose own year is not published. This is a supposition, not SSA's figures.",
        "es": "Como si rigieran las cifras de {year}: desde {month} cada pago se cuenta con las cifras de {year}, y también cada pago anterior cuyo propio año no está publicado. Es una suposición, no las cifras de la SSA.",
    },
    "FORECAST_READING": {
        "en": "The claims are decided in this reading: {reading_word}.",
        "es": "Los reclamos se deciden según esta lectura: {reading_word}.",
    },
    "FORECAST_RANGE": {
        "en": "One time in ten a month brings less than the low, half of the time less than the middle, one time in ten more than the high. The middle is divided among sent, attained and likely as each brings on average.",
        "es": "Una de cada diez veces un mes trae menos que el valor bajo, la mitad de las veces menos que el medio, una de cada diez más que el alto. El medio se reparte entre enviado, alcanzado y probable según lo que cada uno trae en promedio.",
    },
    "FORECAST_SENT": {
        "en": "Sent: {claims} claims worth {sum_dollars} wait for a decision.",
        "es": "Enviado: {claims} reclamos por un valor de {sum_dollars} esperan una decisión.",
    },
    "FORECAST_PAYABLE": {
        "en": "Attained: {claims} claims worth {sum_dollars} are payable and count as asked for now. Each month in which they are not asked for moves them a month later.",
        "es": "Alcanzado: {claims} reclamos por un valor de {sum_dollars} son cobrables y cuentan como reclamados ahora. Cada mes sin reclamarlos los aplaza un mes.",
    },
    "FORECAST_WAITING": {
        "en": "{claims} more claims worth {sum_dollars} wait for something that is missing. Half of the draws count none of them, the other half between none and all, so they widen only the high side.",
        "es": "Otros {claims} reclamos por un valor de {sum_dollars} esperan algo que falta. La mitad de los sorteos no cuenta ninguno, la otra mitad entre ninguno y todos, así que solo amplían el lado alto.",
    },
    "FORECAST_NO_AMOUNT": {
        "en": "{claims} claims have no amount, because none is on record or their rate is not published; they are counted in no month.",
        "es": "{claims} reclamos no tienen importe, porque no está registrado o su tarifa no está publicada; no se cuentan en ningún mes.",
    },
    "FORECAST_TOO_LATE": {
        "en": "{claims} claims worth {sum_dollars} have waited longer than any claim that was paid. Nobody can say when they come; they are counted in no month.",
        "es": "{claims} reclamos por un valor de {sum_dollars} llevan esperando más que cualquier reclamo pagado. Nadie puede decir cuándo llegarán; no se cuentan en ningún mes.",
    },
    "FORECAST_LAGS": {
        "en": "Of {paid} claims paid in the last {window} months, half were paid within {middle} months after the month they were for, and nine in ten within {late}.",
        "es": "De {paid} reclamos pagados en los últimos {window} meses, la mitad se pagó dentro de {middle} meses después del mes al que corresponden, y nueve de cada diez dentro de {late}.",
    },
    "FORECAST_DENIED": {
        "en": "Of {decided} claims decided in the last {window} months, {denied} were denied; as large a share of what is to come counts as not paid.",
        "es": "De {decided} reclamos decididos en los últimos {window} meses, {denied} fueron denegados; una parte igual de lo que está por venir cuenta como no pagada.",
    },
    "FORECAST_COMPLETE": {
        "en": "Of {attained} payments attained in the last {window} months, {complete} had everything a claim needs; as large a share of what is likely counts.",
        "es": "De {attained} pagos alcanzados en los últimos {window} meses, {complete} tenían todo lo que un reclamo necesita; de lo probable cuenta una parte igual.",
    },
    "FORECAST_FOLLOWS": {
        "en": "Of {seen} months {level_word}, {same} were followed by the same and {more} by a higher level.",
        "es": "De {seen} meses {level_word}, a {same} les siguió el mismo nivel y a {more} uno más alto.",
    },
    "FORECAST_OUTSET": {
        "en": "Title XVI, title II during trial work and title II after nine trial work months are counted apart. Where a group shows little, it is drawn towards the whole caseload, with the weight of 24 months; and where the caseload shows little, towards nine in ten, with the weight of 12: nine months in ten stay at their level, nine claims in ten are paid, nine in ten have what they need.",
        "es": "El título XVI, el título II durante el trabajo de prueba y el título II después de nueve meses de trabajo de prueba se cuentan por separado. Donde un grupo muestra poco, se acerca a toda la cartera, con el peso de 24 meses; y donde la cartera muestra poco, a nueve de cada diez, con el peso de 12: nueve de cada diez meses siguen en su nivel, nueve de cada diez reclamos se pagan, nueve de cada diez tienen lo que necesitan.",
    },
    "FORECAST_LEFT_OUT": {
        "en": "{tickets} Tickets in the outcome payment system are left out of what is likely, because their rate is not published in a year of which the other rates are.",
        "es": "{tickets} Tickets del sistema de pago por resultados quedan fuera de lo probable, porque su tarifa no está publicada en un año del que sí lo están las demás.",
    },
    "FORECAST_NOT_COUNTED": {
        "en": "Not counted: Tickets that are still to come, denied claims that may be mended, recoveries, and any change of the law.",
        "es": "No se cuentan: los Tickets que aún están por venir, los reclamos denegados que puedan corregirse, las recuperaciones ni ningún cambio de la ley.",
    },
    "FORECAST_DRAWS": {
        "en": "The ranges come from {draws} draws with the seed {seed}, on {histories} drawings of this caseload's own past, so that the same caseload always gives the same figures.",
        "es": "Los rangos provienen de {draws} sorteos con la semilla {seed}, sobre {histories} extracciones del propio pasado de esta cartera, de modo que la misma cartera siempre da las mismas cifras.",
    },
}
