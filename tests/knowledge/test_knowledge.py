"""Pages of knowledge: what may stand in one, versions that stay, who reads and who writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.knowledge import actions
from milepost.knowledge.markup import shown
from milepost.knowledge.models import Article, ArticleVersion
from milepost.organizations.models import StaffMember

GIVEN: dict[str, Any] = {
    "kind": "practice",
    "title": "Ask at intake",
    "text": "One question",
    "is_for_partners": False,
}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>\n"),
        ("# One\n\n### Two", "<h2>One</h2>\n<h3>Two</h3>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("**so** and *so*", "<p><strong>so</strong> and <em>so</em></p>\n"),
        ("[here](https://ssa.gov/a?b=1&c)", '<p><a href="https://ssa.gov/a?b=1&amp;c">here</a></p>\n'),
        ("<https://ssa.gov/>", '<p><a href="https://ssa.gov/">https://ssa.gov/</a></p>\n'),
        ("[mail](mailto:a@b.example)", '<p><a href="mailto:a@b.example">mail</a></p>\n'),
        ("[ours](/counselling/)", '<p><a href="/counselling/">ours</a></p>\n'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>\n"),
        ("[x](//elsewhere.example)", "<p>[x](//elsewhere.example)</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("![x](https://a.example/b.png)", '<p>!<a href="https://a.example/b.png">x</a></p>\n'),
        ("    code", "<p>code</p>\n"),
    ],
)  # fmt: skip
def test_what_may_stand_in_an_article(text: str, html: str) -> None:
    assert shown(text) == html


@settings(max_examples=100, deadline=None)
@drawn(st.text(alphabet="<>&\"'`[]()!*_#-1.\\/: \nabjavscripthtonlerr=", max_size=60))
def test_nothing_that_is_typed_becomes_markup_of_its_own(text: str) -> None:
    """Whatever is left when the tags that we draw are taken out has no `<`."""
    tags = r'</?(?:p|h[2-6]|ul|ol(?: start="\d+")?|li|strong|em)>|<br ?/?>|<a href="(?:https?://|mailto:|tel:|/)[^"<>]*">|</a>'
    assert "<" not in re.sub(tags, "", shown(text))


@pytest.mark.django_db
@pytest.mark.database
class TestVersions:
    def test_every_wording_stays(self, deed: Deed) -> None:
        article = actions.write(GIVEN, deed=deed)
        actions.rewrite(article, {**GIVEN, "text": "Two questions"}, follows=1, deed=deed)
        with pytest.raises(ValidationError, match="version 2 meanwhile"):
            actions.rewrite(article, {**GIVEN, "text": "Three"}, follows=1, deed=deed)
        actions.rewrite(article, {**GIVEN, "text": "Two questions"}, follows=2, deed=deed)
        actions.rewrite(
            article, {**GIVEN, "text": "Two questions", "is_for_partners": True}, follows=2, deed=deed
        )
        assert list(ArticleVersion.objects.values_list("number", "text")) == [
            (2, "Two questions"),
            (1, "One question"),
        ]
        actions.put_away(article, deed=deed)
        actions.put_away(article, deed=deed)
        actions.bring_back(article, deed=deed)
        assert [one.action for one in Entry.objects.filter(subject="knowledge.article").order_by("pk")] == [
            "article written", "article rewritten", "article moved", "article put away", "article brought back",
        ]  # fmt: skip

    def test_it_is_about_no_person(self, deed: Deed) -> None:
        with pytest.raises(ValidationError, match="looks like a Social Security number"):
            actions.write({**GIVEN, "text": "Ask for 900-12-3456"}, deed=deed)
        assert not Article.objects.exists()

    def test_who_may_write(self, paul: StaffMember) -> None:
        with pytest.raises(PermissionDenied):
            actions.write(GIVEN, deed=Deed.of(paul))


@pytest.mark.django_db
@pytest.mark.database
@pytest.mark.page
class TestPages:
    def test_partners_read_what_is_for_them(
        self, deed: Deed, client: Client, paul: StaffMember, outsider: StaffMember, signed_in: Callable[[StaffMember], Client]
    ) -> None:  # fmt: skip
        ours = actions.write(GIVEN, deed=deed)
        theirs = actions.write({**GIVEN, "title": "For both", "is_for_partners": True}, deed=deed)
        actions.rewrite(
            theirs, {**GIVEN, "title": "For both, mended", "is_for_partners": True}, follows=1, deed=deed
        )
        partner = signed_in(paul)
        page = partner.get(reverse("knowledge")).content.decode()
        assert "For both, mended" in page
        assert "Ask at intake" not in page
        assert partner.get(reverse("article", args=[ours.pk])).status_code == 404
        assert partner.get(reverse("article", args=[theirs.pk]) + "?version=1").status_code == 404
        assert signed_in(outsider).get(reverse("article", args=[theirs.pk])).status_code == 404
        assert (
            "<h1>For both</h1>"
            in client.get(reverse("article", args=[theirs.pk]) + "?version=1").content.decode()
        )
        actions.put_away(theirs, deed=deed)
        assert partner.get(reverse("article", args=[theirs.pk])).status_code == 404
        assert client.get(reverse("article", args=[theirs.pk])).status_code == 200

    def test_it_is_written_and_found(self, client: Client) -> None:
        typed = {"kind": "links", "title": "Where it is written", "text": "- [SSA](https://ssa.gov/)"}
        assert client.post(reverse("article_write"), typed).status_code == 302
        assert (
            client.post(reverse("article_write"), {**typed, "title": "Else", "text": "where?"}).status_code
            == 302
        )
        for text, found in (("WRITTEN where", 1), ("where", 2), ("nowhere", 0)):
            page = client.post(reverse("knowledge"), {"q": text}, follow=True)
            assert len(page.context["page"].object_list) == found
        page = client.post(reverse("knowledge"), {"q": "where"}, follow=True)
        assert [one.title for one in page.context["page"]] == ["Where it is written", "Else"]
        article = Article.objects.get(title="Else")
        wrong = client.post(reverse("article_rewrite", args=[article.pk]), {**typed, "follows": 7})
        assert wrong.status_code == 422
