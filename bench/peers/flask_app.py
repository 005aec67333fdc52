"""Flask-Security with the confirmation of addresses. Run as a program, it creates the tables."""

import os

from flask import Flask
from flask_mail import Mail
from flask_security import Security, SQLAlchemyUserDatastore
from flask_security.models import fsqla_v3
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Engine, event

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["SECRET"],
    SECURITY_PASSWORD_SALT=os.environ["SECRET"],
    SQLALCHEMY_DATABASE_URI="sqlite:///" + os.environ["DATABASE"],
    MAIL_SERVER="127.0.0.1",
    MAIL_PORT=int(os.environ["SMTP_PORT"]),
    MAIL_DEFAULT_SENDER="noreply@localhost",
    SECURITY_REGISTERABLE=True,
    SECURITY_CONFIRMABLE=True,
    SECURITY_RETURN_GENERIC_RESPONSES=True,
    SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
    SECURITY_PASSWORD_HASH="argon2",
    SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS={
        "argon2__memory_cost": 19456,
        "argon2__time_cost": 2,
        "argon2__parallelism": 1,
    },
    # What a token of a link holds is hashed too: by default with sha256_crypt, in Python.
    SECURITY_HASHING_SCHEMES=[os.environ.get("TOKEN_HASH", "sha256_crypt")],
    # Clients of the JSON API have no cookie before they log in.
    SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS=True,
    WTF_CSRF_CHECK_DEFAULT=False,
)


@event.listens_for(Engine, "connect")
def set_pragmas(connection, _):
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA busy_timeout = 5000")


CSRFProtect(app)
Mail(app)
db = SQLAlchemy(app)
fsqla_v3.FsModels.set_db_info(db)


class Role(db.Model, fsqla_v3.FsRoleMixin):
    pass


class User(db.Model, fsqla_v3.FsUserMixin):
    pass


Security(app, SQLAlchemyUserDatastore(db, User, Role))

if __name__ == "__main__":
    with app.app_context():
        db.create_all()
