"""The hosts: how each starts, what a sign-up posts, and where its password hash is stored."""

import dataclasses
import os
import secrets
import socket
from pathlib import Path

HERE = Path(__file__).resolve().parent
PASSWORD = '"password": "just many plain words"'


@dataclasses.dataclass
class Host:
    key: str
    title: str
    command: list
    # Runs before the host, and creates its tables.
    tables: list | None
    path: str
    body: str
    # The status of an accepted sign-up.
    status: int
    # Counts the sign-ups whose password hash is like a pattern.
    count: str
    # Who hashes: `ours`, `simd`, `python` or `node`.
    hasher: str
    environment: dict
    port: int

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}{self.path}"

    @property
    def database(self):
        return self.environment["DATABASE"]


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def hosts(builds, tools, work, smtp_port):
    python, gunicorn, uvicorn = (str(tools / "venv/bin" / it) for it in ("python", "gunicorn", "uvicorn"))
    node_program = str(tools / "node/better_auth.mjs")

    def host(key, title, command, tables, path, body, status, count, hasher, **more):
        port = free_port()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(work),
            "DATABASE": str(work / f"{key}.db"),
            "SECRET": secrets.token_hex(32),
            "SMTP_PORT": str(smtp_port),
            "PORT": str(port),
            "PYTHONPATH": str(HERE),
            "PYTHONDONTWRITEBYTECODE": "1",
            **{name: value.format(port=port, smtp=smtp_port, work=work) for name, value in more.items()},
        }
        command = [part.format(port=port) for part in command]
        return Host(key, title, command, tables, path, body, status, count, hasher, environment, port)

    def served(app):
        workers = ["--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "warning"]
        return [gunicorn, *workers, "--bind", "127.0.0.1:{port}", app]

    def ours(key, title, folder):
        return host(
            key,
            title,
            [str(folder / "host")],
            None,
            "/signup/api/v1/account",
            f'{{"email": "ADDRESS", {PASSWORD}}}',
            202,
            "SELECT count(*) FROM signup_attempt WHERE password_hash LIKE ?",
            key,
            DATABASE_URL=f"sqlite:{{work}}/{key}.db",
            SMTP_URL="smtp://127.0.0.1:{smtp}",
            RATE_LIMITS="off",
            MAIL_BUDGETS="off",
            MIN_FILL_TIME="0",
            RUST_LOG="error",
            LEPTOS_SITE_ADDR="127.0.0.1:{port}",
            LEPTOS_OUTPUT_NAME="host",
            LEPTOS_SITE_ROOT="{work}",
            LEPTOS_SITE_PKG_DIR="pkg",
        )

    flask = {
        "command": served("flask_app:app"),
        "tables": [python, str(HERE / "flask_app.py")],
        "path": "/register",
        "body": f'{{"email": "ADDRESS", {PASSWORD}, {PASSWORD.replace("password", "password_confirm")}}}',
        "status": 200,
        "count": "SELECT count(*) FROM user WHERE password LIKE ?",
        "hasher": "python",
    }
    return [
        ours("ours", "leptos_signup", builds["ours"]),
        ours("simd", "leptos_signup, argon2-simd", builds["simd"]),
        host("flask", "Flask-Security", **flask),
        host("flask_quick", "Flask-Security, quick tokens", **flask, TOKEN_HASH="hex_sha256"),
        host(
            "django",
            "django-allauth",
            served("django.core.wsgi:get_wsgi_application()"),
            [python, "-m", "django", "migrate", "--verbosity", "0"],
            "/_allauth/app/v1/auth/signup",
            f'{{"email": "ADDRESS", {PASSWORD}}}',
            # A session is pending until the address is confirmed.
            401,
            "SELECT count(*) FROM auth_user WHERE password LIKE 'argon2' || ?",
            "python",
            DJANGO_SETTINGS_MODULE="django_settings",
        ),
        host(
            "fastapi",
            "FastAPI-Users",
            [uvicorn, "--workers", "2", "--port", "{port}", "--log-level", "warning", "fastapi_app:app"],
            [python, str(HERE / "fastapi_app.py")],
            "/auth/register",
            f'{{"email": "ADDRESS", {PASSWORD}}}',
            201,
            "SELECT count(*) FROM user WHERE hashed_password LIKE ?",
            "python",
        ),
        host(
            "better",
            "Better Auth",
            ["node", node_program],
            None,
            "/api/auth/sign-up/email",
            f'{{"email": "ADDRESS", {PASSWORD}, "name": "Ada"}}',
            200,
            "SELECT count(*) FROM account WHERE password LIKE ?",
            "node",
            NODE_ENV="production",
        ),
    ]
