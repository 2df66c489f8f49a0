"""The sentences about the agreement under which a Ticket is held."""

SENTENCES: dict[str, dict[str, str]] = {
    "AGREEMENT_HELD": {
        "en": "This Ticket was assigned on {day} under {agreement} and is paid as that agreement was when it was assigned. It "
        "comes under {wanted} only by being unassigned and assigned anew.",
        "es": "Este Ticket fue asignado el {day} bajo {agreement} y se paga según ese acuerdo como era al asignarse. Solo pasa a "
        "{wanted} si se retira la asignación y se asigna de nuevo.",
    },
    "AGREEMENT_ENDED": {
        "en": "The agreement {agreement} ended on {day}: no Ticket comes under it any more.",
        "es": "El acuerdo {agreement} terminó el {day}: ningún Ticket puede pasar a él.",
    },
    "AGREEMENT_NAMED": {
        "en": "The agreement of this Ticket was not known; it is {agreement}.",
        "es": "No se conocía el acuerdo de este Ticket; es {agreement}.",
    },
    "AGREEMENT_STAYS": {
        "en": "This Ticket is under {agreement} already.",
        "es": "Este Ticket ya está bajo {agreement}.",
    },
    "AGREEMENT_CHANGES": {
        "en": "This Ticket is not assigned; its next assignment may be under {wanted}.",
        "es": "Este Ticket no está asignado; su próxima asignación puede ser bajo {wanted}.",
    },
}
