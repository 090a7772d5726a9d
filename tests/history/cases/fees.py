"""Cases for fees, seen from 1 March 2026: the initial fee is 150 pounds, and from 1 April 165, announced in January."""

from history.cases.case import INITIAL, TYPO, WHY, Case, Edits, editing

NEXT = '{from: 2026-04-01, amount: "165.00", vat: excluded, announced_on: 2026-01-10}'
AMOUNT = "fees/registration-initial.yml:schedule"
CORRECTED = editing(
    INITIAL,
    "2026-01-10}",
    f'2026-01-10}}\n  - {{from: 2018-04-01, amount: "150.00", vat: included, corrects: 2018-04-01, {WHY}}}',
)
IN_FORCE = '"150.00", vat: excluded'
RATE = editing(INITIAL, IN_FORCE, f"{IN_FORCE}, vat_rate: 20")
LAST_DAY = editing(INITIAL, "vat: excluded}\n  - {from: 2026-04", "vat: excluded, to: 2026-03-31}\n  - {from: 2026-04")


def further(*amounts: str) -> Edits:
    """Amounts below the last one."""
    return editing(INITIAL, NEXT, "\n  - ".join([NEXT, *amounts]))


def instead(amount: str) -> Edits:
    """An amount in the place of the announced one."""
    return editing(INITIAL, NEXT, amount)


def before_it(amount: str) -> Edits:
    return editing(INITIAL, f"  - {NEXT}", f"  - {amount}\n  - {NEXT}")


def announced(day: str, from_: str = "2026-09-01", amount: str = "170.00") -> str:
    return f'{{from: {from_}, amount: "{amount}", vat: excluded, announced_on: {day}}}'


def new_fee(from_: str, more: str = "") -> Edits:
    schedule = f'[{{from: {from_}, amount: "20.00", vat: excluded{more}}}]'
    return lambda work: work.write(
        "fees/replacement", f"title: Replacement\naudience: assessor\nschedule: {schedule}\n"
    )


CASES = [
    Case("a missing VAT rate given to a fee in force", RATE),
    Case("a missing VAT rate given to an announced fee", instead(NEXT.replace("excluded", "excluded, vat_rate: 20"))),
    Case(
        "the VAT rate of a fee in force edited",
        editing(INITIAL, "vat_rate: 20", "vat_rate: 17.5"),
        f"an-amount-in-force-stays {AMOUNT}[1].vat_rate",
        first=RATE,
    ),
    Case(
        "the VAT rate of a fee in force deleted",
        editing(INITIAL, ", vat_rate: 20", ""),
        f"an-amount-in-force-stays {AMOUNT}[1]",
        first=RATE,
    ),
    Case(
        "a VAT rate given with another amount",
        editing(INITIAL, IN_FORCE, '"155.00", vat: excluded, vat_rate: 20'),
        f"an-amount-in-force-stays {AMOUNT}[1].amount",
    ),
    Case(
        "a fee in force edited",
        editing(INITIAL, '"150.00"', '"155.00"'),
        f"an-amount-in-force-stays {AMOUNT}[1].amount",
    ),
    Case(
        "a fee ended in the past",
        editing(INITIAL, "vat: excluded}\n  - {from: 2026-04", "vat: excluded, to: 2026-02-28}\n  - {from: 2026-04"),
        f"an-amount-in-force-stays {AMOUNT}[1].to",
    ),
    Case("a fee given a last day", LAST_DAY),
    Case("a last day that is still to come lifted", editing(INITIAL, ", to: 2026-03-31", ""), first=LAST_DAY),
    Case(
        "a last day that is past lifted",
        editing(INITIAL, ", to: 2026-02-28", ""),
        f"an-amount-in-force-stays {AMOUNT}[1]",
        first=editing(
            INITIAL, "vat: excluded}\n  - {from: 2026-04", "vat: excluded, to: 2026-02-28}\n  - {from: 2026-04"
        ),
    ),
    Case("a fee in force corrected", CORRECTED),
    Case("after a fee was corrected, a typo", TYPO, first=CORRECTED),
    Case(
        "a fee that begins today",
        before_it('{from: 2026-03-01, amount: "160.00", vat: excluded}'),
        f"a-fee-change-is-announced {AMOUNT}[2].from",
    ),
    Case(
        "a fee that begins today as a correction of one to come",
        further('{from: 2026-03-01, amount: "500.00", vat: excluded, corrects: 2026-04-01}'),
        f"a-fee-change-is-announced {AMOUNT}[3].from",
    ),
    Case(
        "a fee of last year as a correction of one to come",
        further('{from: 2025-03-01, amount: "500.00", vat: excluded, corrects: 2026-04-01}'),
        f"a-fee-change-is-announced {AMOUNT}[3].from",
    ),
    Case(
        "a correction of one to come",
        further('{from: 2026-04-01, amount: "500.00", vat: excluded, announced_on: 2026-02-20, corrects: 2026-04-01}'),
        f"a-fee-change-is-announced {AMOUNT}[3].from",
    ),
    Case(
        "a correction that begins on another day than what it corrects",
        further('{from: 2022-03-01, amount: "500.00", vat: excluded, corrects: 2018-04-01}'),
        f"a-fee-change-is-announced {AMOUNT}[3].from",
    ),
    Case(
        "a fee from tomorrow with an announcement of years ago",
        before_it(announced("2020-01-01", "2026-03-02")),
        f"a-fee-change-is-announced {AMOUNT}[2].announced_on",
    ),
    Case(
        "an announcement 31 days back",
        further(announced("2026-01-29")),
        f"a-fee-change-is-announced {AMOUNT}[3].announced_on",
    ),
    Case("an announcement 30 days back", further(announced("2026-01-30"))),
    Case("an announcement 29 days back", further(announced("2026-01-31"))),
    Case("an announcement of today", further(announced("2026-03-01"))),
    Case(
        "an announcement of tomorrow",
        further(announced("2026-03-02")),
        f"a-fee-change-is-announced {AMOUNT}[3].announced_on",
    ),
    Case(
        "an announced amount changed without a word",
        editing(INITIAL, '"165.00"', '"170.00"'),
        f"a-fee-change-is-announced {AMOUNT}[2].announced_on",
    ),
    Case(
        "an announced amount changed, and the announcement dated back",
        instead(announced("2019-01-10", "2026-04-01", "999.00")),
        f"a-fee-change-is-announced {AMOUNT}[2].announced_on",
    ),
    Case(
        "an amount announced last week changed with the same announcement",
        editing(INITIAL, '"170.00"', '"180.00"'),
        f"a-fee-change-is-announced {AMOUNT}[3].announced_on",
        first=further(announced("2026-02-22")),
    ),
    Case(
        "an announced amount brought forward with the old announcement",
        editing(INITIAL, "from: 2026-04-01", "from: 2026-03-02"),
        f"a-fee-change-is-announced {AMOUNT}[2].announced_on",
    ),
    Case(
        "an announced amount taken out without a word",
        editing(INITIAL, f"  - {NEXT}\n", ""),
        f"a-fee-change-is-announced {AMOUNT}",
    ),
    Case(
        "an announced amount taken out, and another amount corrected",
        instead('{from: 2018-04-01, amount: "150.00", vat: included, corrects: 2018-04-01}'),
        f"a-fee-change-is-announced {AMOUNT}",
    ),
    Case("an announced amount announced anew", instead(announced("2026-02-20", "2026-04-01"))),
    Case(
        "an announced amount taken back by what holds instead", instead(announced("2026-02-20", "2026-04-01", "150.00"))
    ),
    Case("an announced amount put off and announced anew", instead(announced("2026-02-20", "2026-09-01", "165.00"))),
    Case("a new fee that begins today", new_fee("2026-03-01")),
    Case("a new fee that began 30 days ago", new_fee("2026-01-30")),
    Case(
        "a new fee that began 31 days ago",
        new_fee("2026-01-29"),
        "a-fee-change-is-announced fees/replacement.yml:schedule[1].from",
    ),
    Case("a new fee announced", new_fee("2026-05-01", ", announced_on: 2026-02-20")),
    Case(
        "a new fee that began after an announcement of its own",
        new_fee("2025-05-01", ", announced_on: 2025-02-20"),
        "a-fee-change-is-announced fees/replacement.yml:schedule[1].from",
    ),
]
