"""The provider with which the tests sign in."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from milepost.organizations.identity_providers import origin_of, providers_from
from tests.organizations.provider import CLIENT, SECRET

Started = Callable[..., str]


@pytest.fixture(scope="session")
def start_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """Starts one that sends people back to these addresses; gives its issuer."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*redirect_uris: str) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        folder = tmp_path_factory.mktemp("provider")
        command = [
            sys.executable,
            "-m",
            "tests.organizations.provider",
            str(port),
            str(folder),
            *redirect_uris,
        ]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
        assert process.stdout is not None
        running.append(process)
        assert process.stdout.readline() == b"serving\n"
        return f"http://localhost:{port}"

    yield start
    for process in running:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture(scope="session")
def issuer(start_provider: Started) -> str:
    return start_provider("http://testserver/sign-in/with/organization/back/")


def set_up(settings: pytest.FixtureRequest, issuer: str) -> None:
    """As an operator sets it up, by the environment."""
    given = {
        "MILEPOST_OIDC_ISSUER": issuer, "MILEPOST_OIDC_CLIENT_ID": CLIENT, "MILEPOST_OIDC_SECRET": SECRET,
        "MILEPOST_OIDC_NAME": "County Sign-in",
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = providers_from(given)  # type: ignore[attr-defined]
    settings.SIGN_IN_ELSEWHERE = origin_of(issuer)  # type: ignore[attr-defined]


@pytest.fixture
def provider(issuer: str, settings: pytest.FixtureRequest) -> str:
    """The provider's issuer, set up."""
    set_up(settings, issuer)
    return issuer
