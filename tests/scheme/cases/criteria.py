"""Standings by membership, invoices, the code of practice and the ongoing fee, before, on and after each day."""

from scheme.cases.facts import (
    GRACE,
    ONLY_2018,
    REGISTERED,
    TO_JANUARY,
    V2018,
    V2024,
    V2026,
    Table,
    amina,
    member,
    ongoing,
    signed,
)

TABLE: Table = (
    (
        "full membership to 31 January 2025",
        amina(membership=TO_JANUARY),
        {"2025-01-30": "accredited", "2025-01-31": "accredited", "2025-02-01": "lapsed: membership"},
    ),
    (
        "full membership to 29 February 2024",
        amina(membership=[member("2018-01-01", "2024-02-29")], decisions=[{**REGISTERED, "on": "2024-02-28"}]),
        {"2024-02-28": "registered", "2024-02-29": "registered", "2024-03-01": "lapsed: membership"},
    ),
    (
        "full membership renewed after a gap",
        amina(membership=[*TO_JANUARY, member("2025-02-10")]),
        {"2025-02-09": "lapsed: membership", "2025-02-10": "accredited", "2025-02-11": "accredited"},
    ),
    (
        "full membership renewed without a gap",
        amina(membership=[*TO_JANUARY, member("2025-02-01")]),
        {"2025-01-31": "accredited", "2025-02-01": "accredited", "2025-02-02": "accredited"},
    ),
    (
        "associate membership after the full one",
        amina(membership=[*TO_JANUARY, member("2025-02-01", None, "associate")]),
        {"2025-01-31": "accredited", "2025-02-01": "lapsed: membership", "2025-02-02": "lapsed: membership"},
    ),
    (
        "14 days of grace after the membership",
        {**amina(membership=TO_JANUARY), **GRACE},
        {
            "2025-01-31": "accredited",
            "2025-02-01": "accredited, in grace: membership",
            "2025-02-13": "accredited, in grace: membership",
            "2025-02-14": "accredited, in grace: membership",
            "2025-02-15": "lapsed: membership",
            "2025-02-16": "lapsed: membership",
        },
    ),
    (
        "14 days of grace from the registration on, where there never was a membership",
        {**amina(membership=[]), **GRACE},
        {
            "2024-02-29": "applicant",
            "2024-03-01": "registered, in grace: membership",
            "2024-03-14": "registered, in grace: membership",
            "2024-03-15": "lapsed: membership",
            "2024-03-16": "lapsed: membership",
        },
    ),
    (
        "an invoice unpaid past 30 days",
        amina(**{"invoices.0.paid_on": None}),
        {"2024-05-30": "registered", "2024-05-31": "registered", "2024-06-01": "lapsed: invoices"},
    ),
    (
        "an invoice with a due date of its own",
        amina(**{"invoices.0.paid_on": None, "invoices.0.due_on": "2024-06-15"}),
        {"2024-06-14": "registered", "2024-06-15": "registered", "2024-06-16": "lapsed: invoices"},
    ),
    (
        "30 days to pay over the end of February 2025",
        amina(**{"invoices.0.issued_on": "2025-01-30", "invoices.0.paid_on": None}),
        {"2025-02-28": "accredited", "2025-03-01": "accredited", "2025-03-02": "lapsed: invoices"},
    ),
    (
        "30 days to pay over the end of February 2028",
        amina(
            **{"invoices.0.issued_on": "2028-01-30", "invoices.0.paid_on": None, "invoices.1.covers.to": "2029-01-01"}
        ),
        {"2028-02-28": "accredited", "2028-02-29": "accredited", "2028-03-01": "lapsed: invoices"},
    ),
    (
        "a lapse ended by a payment",
        amina(**{"invoices.0.paid_on": "2024-08-01"}),
        {
            "2024-06-01": "lapsed: invoices",
            "2024-07-31": "lapsed: invoices",
            "2024-08-01": "accredited",
            "2024-08-02": "accredited",
        },
    ),
    (
        "an invoice withdrawn",
        amina(**{"invoices.0.paid_on": None, "invoices.0.cancelled_on": "2024-08-01"}),
        {"2024-07-31": "lapsed: invoices", "2024-08-01": "accredited", "2024-08-02": "accredited"},
    ),
    (
        "14 days of grace after an invoice's due date",
        {**amina(**{"invoices.0.paid_on": None}), **GRACE},
        {
            "2024-05-31": "registered",
            "2024-06-01": "registered, in grace: invoices",
            "2024-06-14": "registered, in grace: invoices",
            "2024-06-15": "lapsed: invoices",
        },
    ),
    (
        "only the version before signed",
        amina(agreements=ONLY_2018),
        {"2024-03-30": "registered", "2024-03-31": "registered", "2024-04-01": "lapsed: agreement"},
    ),
    (
        "the version signed after its deadline",
        amina(agreements=[*ONLY_2018, signed("2024", "2024-04-10")]),
        {"2024-04-09": "lapsed: agreement", "2024-04-10": "registered", "2024-04-11": "registered"},
    ),
    (
        "14 days of grace after the deadline",
        {**amina(agreements=ONLY_2018), **GRACE},
        {
            "2024-03-31": "registered",
            "2024-04-01": "registered, in grace: agreement",
            "2024-04-14": "registered, in grace: agreement",
            "2024-04-15": "lapsed: agreement",
        },
    ),
    (
        "a new version, in force but not yet due",
        {"scheme": {"agreements": [V2018, V2024, V2026]}},
        {"2025-12-31": "accredited", "2026-01-01": "accredited", "2026-01-31": "accredited"},
    ),
    (
        "a new version, due and not signed",
        {"scheme": {"agreements": [V2018, V2024, V2026]}},
        {"2026-01-30": "accredited", "2026-01-31": "accredited", "2026-02-01": "lapsed: agreement"},
    ),
    (
        "a later version signed stands for one that was missed",
        {
            **amina(agreements=[*ONLY_2018, signed("2026", "2026-01-10")]),
            "scheme": {"agreements": [V2018, V2024, V2026]},
        },
        {"2026-01-09": "lapsed: agreement", "2026-01-10": "accredited", "2026-02-01": "accredited"},
    ),
    (
        "the ongoing fee paid to 31 January 2026",
        amina(**{"invoices.1.covers.to": "2026-01-31"}),
        {"2026-01-30": "accredited", "2026-01-31": "accredited", "2026-02-01": "lapsed: ongoing-fee"},
    ),
    (
        "no ongoing fee after the first 12 months",
        amina(invoices=[]),
        {"2025-02-27": "accredited", "2025-02-28": "accredited", "2025-03-01": "lapsed: ongoing-fee"},
    ),
    (
        "no ongoing fee, registered on 29 February 2024",
        amina(invoices=[], decisions=[{**REGISTERED, "on": "2024-02-29"}]),
        {"2025-02-26": "registered", "2025-02-27": "registered", "2025-02-28": "lapsed: ongoing-fee"},
    ),
    (
        "no ongoing fee after 6 months, registered on 31 August 2024",
        {
            **amina(invoices=[], decisions=[{**REGISTERED, "on": "2024-08-31"}]),
            "scheme": {"registration_months": "6"},
        },
        {"2025-02-26": "registered", "2025-02-27": "registered", "2025-02-28": "lapsed: ongoing-fee"},
    ),
    (
        "the ongoing fee paid after its days began",
        amina(invoices=[ongoing("2025-03-01", "2026-02-28", "2025-03-20")]),
        {
            "2025-03-01": "lapsed: ongoing-fee",
            "2025-03-19": "lapsed: ongoing-fee",
            "2025-03-20": "accredited",
            "2025-03-21": "accredited",
        },
    ),
    *(
        (
            f"the ongoing fee of 60.00 paid, and {amount} paid back on 1 June 2025",
            amina(
                invoices=[
                    ongoing("2025-03-01", "2026-02-28", "2025-02-25")
                    | {"refunds": [{"on": "2025-06-01", "amount": amount}]}
                ]
            ),
            {"2025-05-31": "accredited", "2025-06-01": after, "2025-06-02": after},
        )
        for amount, after in (("60.00", "lapsed: ongoing-fee"), ("59.99", "accredited"))
    ),
    (
        "the ongoing fee invoiced and not paid",
        amina(invoices=[ongoing("2025-03-01", "2026-02-28", None)]),
        {"2025-02-28": "accredited", "2025-03-01": "lapsed: ongoing-fee", "2025-03-02": "lapsed: ongoing-fee"},
    ),
    (
        "the ongoing fee with a day between two paid times",
        amina(
            invoices=[
                ongoing("2025-03-01", "2025-12-30", "2025-02-25"),
                ongoing("2026-01-01", "2026-12-31", "2025-02-25"),
            ]
        ),
        {
            "2025-12-30": "accredited",
            "2025-12-31": "lapsed: ongoing-fee",
            "2026-01-01": "accredited",
        },
    ),
    (
        "14 days of grace after the ongoing fee's last day",
        {**amina(**{"invoices.1.covers.to": "2026-01-31"}), **GRACE},
        {
            "2026-01-31": "accredited",
            "2026-02-01": "accredited, in grace: ongoing-fee",
            "2026-02-14": "accredited, in grace: ongoing-fee",
            "2026-02-15": "lapsed: ongoing-fee",
        },
    ),
    (
        "two criteria that fail on one day",
        amina(membership=[member("2018-01-01", "2025-02-28")], invoices=[]),
        {"2025-02-28": "accredited", "2025-03-01": "lapsed: membership, ongoing-fee"},
    ),
)
