"""A real PostgreSQL for the tests, from the `pgserver` wheel: started once, shared by the test processes."""

from __future__ import annotations

import os
import tempfile

_KEPT = "MILEPOST_TEST_DATABASE_ADDRESS"
SETTINGS = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 600")


def server_address() -> str:
    """Where it listens, for somebody who is no superuser: superusers pass row-level security."""
    if _KEPT not in os.environ:  # the processes that the first one starts inherit it
        os.environ[_KEPT] = _start()
    return os.environ[_KEPT]


def _start() -> str:
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="milepost-run-")  # pgserver keeps a lock there
    import pgserver.postgres_server

    folder = tempfile.mkdtemp(prefix="milepost-pg-")
    server = pgserver.postgres_server.get_server(folder, cleanup_mode="stop")
    server.psql("CREATE ROLE milepost LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS;")
    server.psql(
        "GRANT SET ON PARAMETER session_replication_role TO milepost;"
    )  # to empty tables between tests
    for setting in SETTINGS:
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.cleanup()  # how many may connect is read when it starts, and only then
    server = pgserver.postgres_server.get_server(folder, cleanup_mode="delete")
    server.psql("CREATE DATABASE milepost OWNER milepost;")
    return f"postgresql://milepost@/milepost?host={folder}"
