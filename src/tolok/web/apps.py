"""The pages as Django knows them."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The app `web`: templates and static files, no models."""

    name = "tolok.web"
    label = "web"
    verbose_name = "Halaman"
