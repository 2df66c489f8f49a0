"""Addresses of the pages of knowledge."""

from __future__ import annotations

from django.urls import path

from milepost.knowledge import views

patterns = [
    path("knowledge/", views.articles, name="knowledge"),
    path("knowledge/write/", views.write, name="article_write"),
    path("knowledge/<uuid:article_id>/", views.article, name="article"),
    path("knowledge/<uuid:article_id>/rewrite/", views.rewrite, name="article_rewrite"),
    path("knowledge/<uuid:article_id>/put-away/", views.put_away, name="article_put_away"),
]
