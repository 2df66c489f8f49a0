"""How an article is drawn."""

from django import template

from milepost.knowledge.markup import shown

register = template.Library()
register.filter("as_article", shown)
