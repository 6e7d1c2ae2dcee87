"""The pages as Django knows them."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class WebConfig(AppConfig):
    """The app `web`: templates and static files, no models."""

    name = "tolok.web"
    label = "web"
    verbose_name = "Halaman"

    def ready(self) -> None:
        """Listen for sessions that begin."""
        from tolok.web.activity import SessionActivity  # noqa: PLC0415 - models are ready by now

        user_logged_in.connect(SessionActivity.begin, dispatch_uid="tolok.web.activity")
