"""FastAPI-Users with the verification of addresses. Run as a program, it creates the tables."""

import asyncio
import os
import uuid
from email.message import EmailMessage

import aiosmtplib
from fastapi import Depends, FastAPI
from fastapi_users import BaseUserManager, FastAPIUsers, UUIDIDMixin, schemas
from fastapi_users.authentication import AuthenticationBackend, BearerTransport, JWTStrategy
from fastapi_users.db import SQLAlchemyBaseUserTableUUID, SQLAlchemyUserDatabase
from fastapi_users.password import PasswordHelper
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import event
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

SECRET = os.environ["SECRET"]
SMTP_PORT = int(os.environ["SMTP_PORT"])


class Base(DeclarativeBase):
    pass


class User(SQLAlchemyBaseUserTableUUID, Base):
    pass


class UserRead(schemas.BaseUser[uuid.UUID]):
    pass


class UserCreate(schemas.BaseUserCreate):
    pass


engine = create_async_engine("sqlite+aiosqlite:///" + os.environ["DATABASE"])
sessions = async_sessionmaker(engine, expire_on_commit=False)


@event.listens_for(engine.sync_engine, "connect")
def set_pragmas(connection, _):
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA busy_timeout = 5000")


class UserManager(UUIDIDMixin, BaseUserManager[User, uuid.UUID]):
    reset_password_token_secret = SECRET
    verification_token_secret = SECRET

    async def on_after_register(self, user, request=None):
        await self.request_verify(user, request)

    async def on_after_request_verify(self, user, token, request=None):
        mail = EmailMessage()
        mail["From"] = "noreply@localhost"
        mail["To"] = user.email
        mail["Subject"] = "Please confirm your address"
        mail.set_content(f"Please open http://127.0.0.1/verify?token={token}")
        await aiosmtplib.send(mail, hostname="127.0.0.1", port=SMTP_PORT, start_tls=False)


async def users():
    async with sessions() as session:
        yield SQLAlchemyUserDatabase(session, User)


async def manager(database=Depends(users)):
    hasher = Argon2Hasher(memory_cost=19456, time_cost=2, parallelism=1)
    yield UserManager(database, PasswordHelper(PasswordHash((hasher,))))


backend = AuthenticationBackend(
    name="jwt",
    transport=BearerTransport(tokenUrl="auth/login"),
    get_strategy=lambda: JWTStrategy(secret=SECRET, lifetime_seconds=3600),
)
fastapi_users = FastAPIUsers[User, uuid.UUID](manager, [backend])
app = FastAPI()
for router in (
    fastapi_users.get_auth_router(backend, requires_verification=True),
    fastapi_users.get_register_router(UserRead, UserCreate),
    fastapi_users.get_verify_router(UserRead),
):
    app.include_router(router, prefix="/auth")


async def create_tables():
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(create_tables())
