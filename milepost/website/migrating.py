"""Making the tables of a new installation in a third of the time.

Where a migration makes a new model, Django renders every model anew that is related to it, over any number of steps: here nearly
all of them, a hundred times over, since whatever is kept belongs to an organization. A model that is new needs only itself
rendered: those it refers to are there, and those that refer to it come later. Every other operation is left as it is.
`tests/long/test_migrating.py` holds the tables to those that Django makes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.migrations.state import ModelState, ProjectState


def migrate() -> None:
    """Bring the tables up to date; nothing is done where they are."""
    with new_models_alone():
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def new_models_alone() -> Iterator[None]:
    """While it lasts, of a new model nothing else is rendered with it."""
    whole = ProjectState.add_model

    def add_model(self: ProjectState, model_state: ModelState) -> None:
        rendered = self.__dict__.pop("apps", None)
        whole(self, model_state)
        if rendered is not None:
            self.__dict__["apps"] = rendered
            rendered.render_multiple([model_state])

    ProjectState.add_model = add_model  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.add_model = whole  # type: ignore[method-assign]
