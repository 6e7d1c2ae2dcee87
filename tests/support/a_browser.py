"""A real browser for the tests of the site, with what it complained about."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # ships none
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tolok.store.models import Person

CHROMIUM = Path("/usr/bin/chromium")
DESK, TABLET, PHONE = (1366, 768), (1024, 768), (390, 844)
PATIENCE = 40_000
"""Milliseconds: how long a busy machine may take for what a person waits for."""

expect.set_options(timeout=PATIENCE)
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's loop would make Django believe that it is called from asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def troubles() -> list[str]:
    """What the browser complained about: each test ends with none."""
    return []


Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, troubles: list[str]) -> Iterator[Opener]:
    """Opens pages of a size, with or without scripts, which reach nothing but this site."""
    contexts = []

    def at_home_only(route: Route) -> None:
        if route.request.url.startswith(live_server.url):
            route.continue_()
        else:
            troubles.append(f"asked for {route.request.url}")
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            troubles.append(message.text)

    def opened(size: tuple[int, int], *, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            base_url=live_server.url,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", at_home_only)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", listen)
        page.set_default_timeout(PATIENCE)
        return page

    yield opened
    # A request still on its way would meet the tables being emptied after the test.
    for context in contexts:
        context.close()


SignIn = Callable[[Page, Person], None]


@pytest.fixture
def sign_in(live_server: LiveServer) -> SignIn:
    """Lets a page act as a person, without the sign-in page."""

    def signed_in(page: Page, person: Person) -> None:
        client = Client()
        client.force_login(person)
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )

    return signed_in


def look_closely(page: Page, address: str) -> None:
    """Ask axe about a page in both widths and on both grounds; it may not be too wide either."""
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        ask_axe(page, f"{address} {width}")


def ask_axe(page: Page, where: str) -> None:
    """Every rule about a page as it stands on the light ground, those about colours on the dark."""
    grounds: tuple[tuple[Literal["light", "dark"], object], ...] = (
        ("light", RULES),
        ("dark", {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}),
    )
    page.wait_for_load_state()  # a page that a click led to may still wait for its style
    for ground, rules in grounds:
        page.emulate_media(color_scheme=ground)
        found = Axe().run(page, options={"runOnly": rules})
        assert found.violations_count == 0, f"{where} {ground}: {found.generate_report()}"
