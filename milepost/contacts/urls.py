"""Addresses of contacts: of one Ticketholder, and of all."""

from __future__ import annotations

from django.urls import path

from milepost.contacts import entry_views as entry
from milepost.contacts import letter_views as letters
from milepost.contacts import list_views as lists
from milepost.contacts import relationship_views as proof
from milepost.contacts import views as contacts

_ONE = "ticketholders/<uuid:ticket_id>/contacts/"
_NOTE = f"{_ONE}<uuid:contact_note_id>/"
_LETTER = f"{_ONE}letters/<uuid:contact_letter_id>/"

patterns = [
    path(_ONE, contacts.contacts, name="contacts"),
    path(_NOTE, contacts.note, name="contact_note"),
    path(f"{_NOTE}correct/", contacts.correct_note, name="contact_note_correct"),
    path(f"{_NOTE}withdraw/", contacts.withdraw_note, name="contact_note_withdraw"),
    path(f"{_ONE}phase/", contacts.phase, name="contact_phase"),
    path(f"{_ONE}relationship/", proof.relationship, name="contacts_relationship"),
    path(f"{_ONE}relationship/relationship.pdf", proof.relationship_pdf, name="contacts_relationship_pdf"),
    path(f"{_ONE}letters/draft/", letters.draft, name="contact_letter_draft"),
    path(_LETTER, letters.letter, name="contact_letter"),
    path(f"{_LETTER}letter.pdf", letters.letter_pdf, name="contact_letter_pdf"),
    path(f"{_LETTER}mail/", letters.mail_letter, name="contact_letter_mail"),
    path(f"{_LETTER}proof/", letters.prove_mailing, name="contact_letter_proof"),
    path(f"{_LETTER}withdraw/", letters.withdraw_letter, name="contact_letter_withdraw"),
    path("contacts/", lists.notes, name="contacts_all"),
    path("contacts/contacts.<kind:kind>", lists.notes_download, name="contacts_download"),
    path("contacts/due/", lists.due, name="contacts_due"),
    path("contacts/due/due.<kind:kind>", lists.due_download, name="contacts_due_download"),
    path("contacts/quick/", entry.quick, name="contacts_quick"),
    path("contacts/group/", entry.group, name="contacts_group"),
    path("contacts/settings/", lists.contact_settings, name="contact_settings"),
    path("contacts/letters/english/", letters.template, {"language": "en"}, name="contact_template_en"),
    path("contacts/letters/spanish/", letters.template, {"language": "es"}, name="contact_template_es"),
]
