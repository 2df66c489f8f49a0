"""The sentences about shares: how a payment was divided and why, and what is wrong with terms."""

SENTENCES: dict[str, dict[str, str]] = {
    "SHARE_PERCENT_RECORD": {
        "en": "{percent}% of {of_cents} to the EN of Record.",
        "es": "El {percent}% de {of_cents} para la EN titular.",
    },
    "SHARE_PERCENT_PARTNER": {
        "en": "{percent}% of {of_cents} to the partner.",
        "es": "El {percent}% de {of_cents} para el socio.",
    },
    "SHARE_PERCENT_OTHER": {
        "en": "{percent}% of {of_cents} to another party.",
        "es": "El {percent}% de {of_cents} para otra parte.",
    },
    "SHARE_FEE_RECORD": {
        "en": "First a fixed {fee_cents} to the EN of Record.",
        "es": "Primero una suma fija de {fee_cents} para la EN titular.",
    },
    "SHARE_FEE_PARTNER": {
        "en": "First a fixed {fee_cents} to the partner.",
        "es": "Primero una suma fija de {fee_cents} para el socio.",
    },
    "SHARE_FEE_OTHER": {
        "en": "First a fixed {fee_cents} to another party.",
        "es": "Primero una suma fija de {fee_cents} para otra parte.",
    },
    "SHARE_FLOOR_RECORD": {
        "en": "Raised to {bound_cents}, the least for the EN of Record.",
        "es": "Se eleva a {bound_cents}, el mínimo para la EN titular.",
    },
    "SHARE_FLOOR_PARTNER": {
        "en": "Raised to {bound_cents}, the least for the partner.",
        "es": "Se eleva a {bound_cents}, el mínimo para el socio.",
    },
    "SHARE_FLOOR_OTHER": {
        "en": "Raised to {bound_cents}, the least for another party.",
        "es": "Se eleva a {bound_cents}, el mínimo para otra parte.",
    },
    "SHARE_CAP_RECORD": {
        "en": "Lowered to {bound_cents}, the most for the EN of Record.",
        "es": "Se reduce a {bound_cents}, el máximo para la EN titular.",
    },
    "SHARE_CAP_PARTNER": {
        "en": "Lowered to {bound_cents}, the most for the partner.",
        "es": "Se reduce a {bound_cents}, el máximo para el socio.",
    },
    "SHARE_CAP_OTHER": {
        "en": "Lowered to {bound_cents}, the most for another party.",
        "es": "Se reduce a {bound_cents}, el máximo para otra parte.",
    },
    "SHARE_TIER_TICKET": {
        "en": "Up to {up_to_cents} for this Ticket; {before_cents} was shared before.",
        "es": "Hasta {up_to_cents} por este Ticket; antes se repartieron {before_cents}.",
    },
    "SHARE_TIER_YEAR": {
        "en": "Up to {up_to_cents} for the partner in this year; {before_cents} was shared before.",
        "es": "Hasta {up_to_cents} para el socio en este año; antes se repartieron {before_cents}.",
    },
    "SHARE_COUNSELLED": {
        "en": "Only where counselling was given by the claim month: it was, on {since}.",
        "es": "Solo si se dio asesoría a más tardar en el mes de la reclamación: se dio el {since}.",
    },
    "SHARE_NOT_COUNSELLED": {
        "en": "With the part of another party, which had given no counselling by the claim month.",
        "es": "Con la parte de otro, que no había dado asesoría hasta el mes de la reclamación.",
    },
    "SHARE_OVERRIDE": {
        "en": "Agreed for this Ticket alone.",
        "es": "Acordado solo para este Ticket.",
    },
    "SHARE_OWN": {
        "en": "No partner served this Ticketholder: all of it to the EN of Record.",
        "es": "Ningún socio atendió a este Titular del Ticket: todo para la EN titular.",
    },
    "SHARE_NO_PARTNER": {
        "en": "No partner serves this Ticketholder.",
        "es": "Ningún socio atiende a este Titular del Ticket.",
    },
    "SHARE_NO_TERMS": {
        "en": "No signed terms hold for this payment, so it waits.",
        "es": "Ninguna condición firmada rige este pago, por eso espera.",
    },
    "SHARE_BY_WEIGHTS": {
        "en": "Divided between the partners as agreed for this Ticket.",
        "es": "Dividido entre los socios según lo acordado para este Ticket.",
    },
    "SHARE_BY_ASSIGNMENT": {
        "en": "It counts for who served the Ticketholder on the day of assignment.",
        "es": "Cuenta para quien atendía al Titular del Ticket el día de la asignación.",
    },
    "SHARE_BY_PAYMENT_DAY": {
        "en": "The payment names no month: it counts for who served on the day on which it came.",
        "es": "El pago no indica el mes: cuenta para quien atendía el día en que llegó.",
    },
    "SHARE_BY_CLAIM_MONTH": {
        "en": "It counts for who served the Ticketholder at the end of {month}.",
        "es": "Cuenta para quien atendía al Titular del Ticket al final de {month}.",
    },
    "SHARE_MIRRORED": {
        "en": "{sum_cents} was taken back, and each gives as they got.",
        "es": "Se recuperaron {sum_cents}, y cada parte devuelve como recibió.",
    },
    "SHARE_ADDED": {
        "en": "{sum_cents} was added to the payment, and is shared as it was.",
        "es": "Se añadieron {sum_cents} al pago, y se reparten como él.",
    },
    "SHARES_NO_ROWS": {
        "en": "Say how payments are shared.",
        "es": "Indique cómo se reparten los pagos.",
    },
    "SHARES_TIERS": {
        "en": "Row {row}: the steps go upward, and the last one has no end.",
        "es": "Fila {row}: los tramos son ascendentes, y el último no tiene fin.",
    },
    "SHARES_TIER_BY": {
        "en": "Row {row} has steps: say whether they count by Ticket, or by partner and year.",
        "es": "La fila {row} tiene tramos: indique si cuentan por Ticket, o por socio y año.",
    },
    "SHARES_WHOLE": {
        "en": "Row {row}: the shares add to {percent}%, not to 100%.",
        "es": "Fila {row}: las partes suman el {percent}%, no el 100%.",
    },
    "SHARES_TWICE": {
        "en": "Row {row} names a party twice.",
        "es": "La fila {row} nombra a una parte dos veces.",
    },
    "SHARES_KIND_TWICE": {
        "en": "Two rows are about the same kind of payment.",
        "es": "Dos filas tratan del mismo tipo de pago.",
    },
    "SHARES_UNCOVERED": {
        "en": "Some kind of payment has no row. Add one for all others.",
        "es": "Algún tipo de pago no tiene fila. Añada una para todos los demás.",
    },
    "SHARES_FEE": {
        "en": "A fixed sum is more than nothing.",
        "es": "Una suma fija es mayor que cero.",
    },
    "SHARES_LIMIT": {
        "en": "A least is no more than the most, and another party gives or takes the difference.",
        "es": "Un mínimo no supera al máximo, y otra parte da o recibe la diferencia.",
    },
    "SHARES_CONDITION": {
        "en": "A part that hangs on counselling is another party's, once each, and goes otherwise to the partner or the EN of Record.",
        "es": "Una parte que depende de la asesoría es de un tercero, una vez cada uno, y si no va al socio o a la EN titular.",
    },
    "SHARES_PARTY": {
        "en": "A party is not known: {party}.",
        "es": "No se conoce una parte: {party}.",
    },
}
