"""The sentences about whom an incentive scheme pays for: one that holds, one that does not, one that says what is missing."""

SENTENCES: dict[str, dict[str, str]] = {
    "SCHEME_EN": {
        "en": "The provider was an Employment Network on {day}.",
        "es": "El proveedor era una Employment Network el {day}.",
    },
    "SCHEME_EN_NOT": {
        "en": "The provider was no Employment Network on {day}.",
        "es": "El proveedor no era una Employment Network el {day}.",
    },
    "SCHEME_EN_UNKNOWN": {
        "en": "Since when the provider is an Employment Network is not on record.",
        "es": "No consta desde cuándo el proveedor es una Employment Network.",
    },
    "SCHEME_CONTRACT": {
        "en": "The provider was under contract with the State agency on {day}.",
        "es": "El proveedor tenía contrato con la agencia estatal el {day}.",
    },
    "SCHEME_CONTRACT_NOT": {
        "en": "The provider had no contract with the State agency on {day}.",
        "es": "El proveedor no tenía contrato con la agencia estatal el {day}.",
    },
    "SCHEME_CONTRACT_UNKNOWN": {
        "en": "The provider's contract with the State agency is not on record.",
        "es": "No consta el contrato del proveedor con la agencia estatal.",
    },
    "SCHEME_AGREEMENT": {
        "en": "The agreement with the State agency held on {day}.",
        "es": "El acuerdo con la agencia estatal regía el {day}.",
    },
    "SCHEME_AGREEMENT_NOT": {
        "en": "The agreement with the State agency did not hold on {day}.",
        "es": "El acuerdo con la agencia estatal no regía el {day}.",
    },
    "SCHEME_AGREEMENT_UNKNOWN": {
        "en": "The agreement with the State agency is not on record.",
        "es": "No consta el acuerdo con la agencia estatal.",
    },
    "SCHEME_SERVICE": {
        "en": "The State agency bought {services}.",
        "es": "La agencia estatal compró {services}.",
    },
    "SCHEME_SERVICE_NOT": {
        "en": "The State agency bought {services}, for which this scheme does not pay.",
        "es": "La agencia estatal compró {services}, por lo que este programa no paga.",
    },
    "SCHEME_SERVICE_UNKNOWN": {
        "en": "Which service the State agency bought is not on record.",
        "es": "No consta qué servicio compró la agencia estatal.",
    },
    "SCHEME_SERVICE_PROVIDER_UNKNOWN": {
        "en": "From whom the State agency bought the service is not on record.",
        "es": "No consta a quién compró el servicio la agencia estatal.",
    },
    "SCHEME_SAME_PROVIDER": {
        "en": "The same provider gave the service.",
        "es": "El mismo proveedor dio el servicio.",
    },
    "SCHEME_SAME_PROVIDER_NOT": {
        "en": "The service was bought from another provider, {provider}.",
        "es": "El servicio se compró a otro proveedor, {provider}.",
    },
    "SCHEME_NOT_CLOSED": {
        "en": "The closure of the State VR case is not on record.",
        "es": "No consta el cierre del caso de la VR estatal.",
    },
    "SCHEME_CLOSURE_UNKNOWN": {
        "en": "The State VR case was closed on {day}; whether with an employment outcome is not on record.",
        "es": "El caso de la VR estatal se cerró el {day}; no consta si fue con un resultado de empleo.",
    },
    "SCHEME_CLOSURE": {
        "en": "The State VR case was closed on {day} as the scheme asks.",
        "es": "El caso de la VR estatal se cerró el {day} como pide el programa.",
    },
    "SCHEME_CLOSURE_NOT": {
        "en": "The State VR case was closed on {day}, but not as the scheme asks.",
        "es": "El caso de la VR estatal se cerró el {day}, pero no como pide el programa.",
    },
    "SCHEME_PAID_BY_UNKNOWN": {
        "en": "How the State agency is paid for the case is not on record.",
        "es": "No consta cómo se paga a la agencia estatal por el caso.",
    },
    "SCHEME_PAID_BY": {
        "en": "The State agency is paid as the scheme asks.",
        "es": "A la agencia estatal se le paga como pide el programa.",
    },
    "SCHEME_PAID_BY_NOT": {
        "en": "The State agency is paid in another way than the scheme asks.",
        "es": "A la agencia estatal se le paga de otra manera de la que pide el programa.",
    },
    "SCHEME_ASSIGNED": {
        "en": "The Ticket is assigned to the provider since {day}.",
        "es": "El Ticket está asignado al proveedor desde el {day}.",
    },
    "SCHEME_NOT_ASSIGNED": {
        "en": "The Ticket is not assigned to the provider.",
        "es": "El Ticket no está asignado al proveedor.",
    },
    "SCHEME_ASSIGNMENT_ENDED": {
        "en": "The Ticket is no more assigned to the provider since {day}.",
        "es": "El Ticket ya no está asignado al proveedor desde el {day}.",
    },
    "SCHEME_AFTER_CLOSURE": {
        "en": "The Ticket was assigned on {day}, after the closure on {closed}.",
        "es": "El Ticket se asignó el {day}, después del cierre del {closed}.",
    },
    "SCHEME_AFTER_CLOSURE_NOT": {
        "en": "The Ticket was assigned on {day}, before the closure on {closed}.",
        "es": "El Ticket se asignó el {day}, antes del cierre del {closed}.",
    },
    "SCHEME_WITHIN_DAYS": {
        "en": "The Ticket was assigned within {days} days of the closure on {closed}.",
        "es": "El Ticket se asignó en los {days} días siguientes al cierre del {closed}.",
    },
    "SCHEME_WITHIN_DAYS_NOT": {
        "en": "The Ticket was not assigned within {days} days of the closure on {closed}.",
        "es": "El Ticket no se asignó en los {days} días siguientes al cierre del {closed}.",
    },
    "SCHEME_OPENED_UNKNOWN": {
        "en": "When the State VR case was opened is not on record.",
        "es": "No consta cuándo se abrió el caso de la VR estatal.",
    },
    "SCHEME_EN_DURING_VR": {
        "en": "The Ticket was assigned to {provider} from {day} on while State VR gave its services.",
        "es": "El Ticket estaba asignado a {provider} desde el {day} mientras la VR estatal daba sus servicios.",
    },
    "SCHEME_NO_EN_DURING_VR": {
        "en": "The Ticket was assigned to no Employment Network while State VR gave its services.",
        "es": "El Ticket no estaba asignado a ninguna Employment Network mientras la VR estatal daba sus servicios.",
    },
    "SCHEME_NOT_HELD_BEFORE": {
        "en": "The provider did not hold the Ticket when State VR began.",
        "es": "El proveedor no tenía el Ticket cuando empezó la VR estatal.",
    },
    "SCHEME_IN_USE_UNKNOWN": {
        "en": "The provider held the Ticket before State VR began; since when it was in use with the agency is not on record.",
        "es": "El proveedor tenía el Ticket antes de que empezara la VR estatal; no consta desde cuándo estuvo en uso con la agencia.",
    },
    "SCHEME_IN_USE_FIRST": {
        "en": "The Ticket was taken back from the provider and in use with the agency on {day}, before services began.",
        "es": "El Ticket se retiró al proveedor y estuvo en uso con la agencia el {day}, antes de que empezaran los servicios.",
    },
    "SCHEME_IN_USE_FIRST_NOT": {
        "en": "The provider held the Ticket, and it was not in use with the agency before services began.",
        "es": "El proveedor tenía el Ticket, y no estuvo en uso con la agencia antes de que empezaran los servicios.",
    },
    "SCHEME_OTHER_EN": {
        "en": "The Ticketholder chose another Employment Network, {provider}, on {day}.",
        "es": "El Titular del Ticket eligió otra Employment Network, {provider}, el {day}.",
    },
    "SCHEME_NO_OTHER_EN": {
        "en": "The Ticketholder chose no other Employment Network after the closure.",
        "es": "El Titular del Ticket no eligió otra Employment Network después del cierre.",
    },
    "SCHEME_NAMED": {
        "en": "The provider is named on {form} as a primary provider of long-term support.",
        "es": "El proveedor figura en el {form} como proveedor principal de apoyo a largo plazo.",
    },
    "SCHEME_NAMED_NOT": {
        "en": "The provider is not named on {form} as a primary provider of long-term support.",
        "es": "El proveedor no figura en el {form} como proveedor principal de apoyo a largo plazo.",
    },
    "SCHEME_NAMED_UNKNOWN": {
        "en": "Whether {form} names the provider as a primary provider of long-term support is not on record.",
        "es": "No consta si el {form} nombra al proveedor como proveedor principal de apoyo a largo plazo.",
    },
    "SCHEME_LIST_GIVEN": {
        "en": "The list of all Employment Networks was given on {day}.",
        "es": "La lista de todas las Employment Networks se entregó el {day}.",
    },
    "SCHEME_LIST_UNKNOWN": {
        "en": "That the list of all Employment Networks was given at closure is not on record.",
        "es": "No consta que al cierre se entregara la lista de todas las Employment Networks.",
    },
}
