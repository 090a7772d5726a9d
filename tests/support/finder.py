"""What the tests of the finder read from its page."""

from playwright.sync_api import Page


def names_shown(page: Page) -> list[str]:
    return page.locator(".person:visible th a").all_inner_texts()


def option(page: Page, name: str, value: str) -> str:
    return f'input[name="{name}"][value="{value}"]'


def number_of(page: Page, name: str, value: str) -> int:
    return int(page.locator(f'[data-name="{name}"][data-value="{value}"] .number').first.inner_text())


def number_found(page: Page) -> int:
    return int(page.locator("#found").inner_text().split()[0])


def numbers(page: Page) -> list[str]:
    return page.locator(".finder__filters .number").all_inner_texts()
