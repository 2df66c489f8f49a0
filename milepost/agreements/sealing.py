"""What was shown is what is signed: the digest of a version, the seal of a signature, and whether both still hold."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.agreements.choices import PaperKind
from milepost.agreements.models import AgreementSignature, AgreementVersion, Paper
from milepost.keys.fields import opened, ring
from milepost.keys.ring import NotOurs
from milepost.plans.sealing import LANGUAGES, canonical, sha256_of

__all__ = ["LANGUAGES", "digest_of", "is_whole", "seal_of", "verify_signature"]


def bytes_of(paper: Paper) -> bytes:
    content: bytes = paper.content.open()
    return content


def digest_of(version: AgreementVersion, signers: Sequence[AgreementSignature]) -> str:
    """SHA-256 over everything that was shown: content, page and PDF in each language, the terms, and who is asked to sign."""
    papers = Paper.objects.filter(wording=version, kind=PaperKind.SHOWN)
    whole = {
        "agreement": str(version.agreement_id),
        "number": version.number,
        "content": version.content,
        "shown": version.shown,
        "terms": [str(version.terms_id or ""), version.terms_version or 0],
        "pdf": {one.language: sha256_of(bytes_of(one)) for one in papers},
        "signers": [[one.side, one.place, one.asked_name.open(), one.asked_title] for one in signers],
    }
    return sha256_of(canonical(whole).encode())


def seal_of(signature: AgreementSignature) -> bytes:
    """A keyed digest of one signature: nobody without the keys can make another that fits."""
    assert signature.at is not None
    parts = [
        str(signature.pk), signature.side, signature.place, opened(signature.asked_name), signature.asked_title,
        opened(signature.name), signature.method, str(signature.signed_on), int(signature.at.timestamp() * 1_000),
        signature.digest, signature.language, str(signature.recorded_by_id),
        sha256_of(bytes_of(signature.scan)) if signature.scan else "",
    ]  # fmt: skip
    return ring().digest_for_look_up("agreement signature", canonical(parts))


def is_whole(version: AgreementVersion) -> bool:
    """Whether what is kept is still what was offered. What does not open as ours is not."""
    try:
        return bool(version.digest) and digest_of(version, list(version.signatures.all())) == version.digest
    except NotOurs:
        return False


def verify_signature(signature: AgreementSignature) -> bool:
    """Whether the signature, and the wording that it stands under, are still what they were when it was given."""
    if not signature.is_given or signature.seal is None:
        return False
    try:
        unchanged = bytes(signature.seal) == seal_of(signature)
    except NotOurs:
        return False
    return unchanged and signature.digest == signature.wording.digest and is_whole(signature.wording)
