"""The store as Django knows it."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The app `store`."""

    name = "tolok.store"
    label = "store"
    verbose_name = "Penyimpanan"
