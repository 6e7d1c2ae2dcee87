"""Leftovers belong to the main form of their file: one copy for each time that it was read."""

from typing import Any

from django.db import migrations


def give_to_filings(apps: Any, _schema_editor: Any) -> None:
    Filing = apps.get_model("store", "Filing")
    LeftoverText = apps.get_model("store", "LeftoverText")
    mains = Filing.objects.filter(position=0).order_by("pk")
    for original in LeftoverText.objects.order_by().values_list("original", flat=True).distinct():
        first, *others = mains.filter(original=original)
        texts = LeftoverText.objects.filter(original=original)
        for main in others:
            copies = list(texts.filter(filing__isnull=True))
            for copy in copies:
                copy.pk, copy.filing = None, main
            LeftoverText.objects.bulk_create(copies, batch_size=500)
        texts.filter(filing__isnull=True).update(filing=first)


class Migration(migrations.Migration):
    dependencies = [("store", "0008_column_maps")]

    operations = [migrations.RunPython(give_to_filings, migrations.RunPython.noop)]
