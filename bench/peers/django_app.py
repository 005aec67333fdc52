"""The routes and the password hash of the host with django-allauth."""

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.urls import include, path


class Argon2(Argon2PasswordHasher):
    memory_cost = 19456
    time_cost = 2
    parallelism = 1


urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("_allauth/", include("allauth.headless.urls")),
]
