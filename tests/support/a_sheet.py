"""The sheet's page in a browser test: where its rows and cells are, and what they say."""

from a_browser import RULES
from a_city import Q1, City, indicator
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # ships none
from playwright.sync_api import Locator, Page

from tolok.store.models import Measurement


def address(city: City) -> str:
    return f"/pd/{city.kecamatan.pk}/{Q1.code}/isian/"


def row(page: Page, city: City, name: str) -> Locator:
    return page.locator(f"#baris-{indicator(city, name).key}")


def cell(page: Page, city: City, name: str, column: str = "realization") -> Locator:
    return page.locator(f'[name="{indicator(city, name).key}.{column}"]')


def state(page: Page, city: City, name: str) -> Locator:
    return row(page, city, name).locator(".row-state")


def written(name: str) -> str:
    return Measurement.objects.get(indicator__name=name).written


def look(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
