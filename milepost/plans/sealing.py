"""What was shown is what is signed: the digest of a version, the seal of a signature, and whether both still hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from milepost.documents.models import Document
from milepost.keys.fields import opened, ring
from milepost.keys.ring import NotOurs
from milepost.plans.models import PlanVersion, Signature

LANGUAGES = ("en", "es")


def canonical(value: Any) -> str:
    """The one way to write a JSON value, so that equal values give equal digests."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest_of(version: PlanVersion, signers: Sequence[Signature]) -> str:
    """SHA-256 over everything that was shown: content, page and PDF in each language, and who is asked to sign."""
    pdfs = {language: sha256_of(bytes_of(getattr(version, f"pdf_{language}"))) for language in LANGUAGES}
    beside = version.employment_plan
    whole = {
        "plan": str(version.plan_id),
        "number": version.number,
        "content": version.content.open(),
        "shown": opened(version.shown),
        "pdf": pdfs,
        "employment_plan": sha256_of(bytes_of(beside)) if beside else "",
        "signers": [
            [one.role, one.place, one.asked_name.open()] for one in sorted(signers, key=lambda one: one.role)
        ],
    }
    return sha256_of(canonical(whole).encode())


def bytes_of(document: Document) -> bytes:
    content: bytes = document.content.content.open()
    return content


def seal_of(signature: Signature) -> bytes:
    """A keyed digest of one signature: nobody without the keys can make another that fits."""
    assert signature.at is not None
    parts = [
        str(signature.pk), signature.role, signature.place, opened(signature.asked_name), opened(signature.name),
        signature.method, str(signature.signed_on), int(signature.at.timestamp() * 1_000), signature.digest,
        signature.language, opened(signature.witness), str(signature.recorded_by_id), str(signature.paper_id),
    ]  # fmt: skip
    return ring().digest_for_look_up("plan signature", canonical(parts))


def content_is_whole(version: PlanVersion) -> bool:
    """Whether what is kept is still what was offered. What does not open as ours is not."""
    try:
        return bool(version.digest) and digest_of(version, list(version.signatures.all())) == version.digest
    except NotOurs:
        return False


def verify_signature(signature: Signature) -> bool:
    """Whether the signature, and the plan that it stands under, are still what they were when it was given."""
    if not signature.is_given or signature.seal is None:
        return False
    version = signature.version
    try:
        unchanged = bytes(signature.seal) == seal_of(signature)
    except NotOurs:
        return False
    return unchanged and signature.digest == version.digest and content_is_whole(version)
