"""Cases for the scheme's settings."""

from history.cases.case import AMINA, TYPO, Case, adding, both, editing

V2024 = '  - {version: "2024", in_force_from: 2024-01-01, sign_by: 2024-03-31}'
V2026 = '  - {version: "2026", in_force_from: %s, sign_by: 2026-06-30}'
AT = "a-version-in-force-stays scheme.yml:agreements"
GRACE_DAYS = adding("scheme", "demonstration: yes", "amendments: [{from: 2026-03-01, grace_days: 999}]")
SETTING = "a-setting-changes-from-a-day scheme.yml:"

CASES = [
    Case(
        "a version of the code in force moved back",
        editing("scheme", "in_force_from: 2024-01-01", "in_force_from: 2023-01-01"),
        f"{AT}[2].in_force_from",
    ),
    Case(
        "a version of the code that need not be signed for years",
        editing("scheme", "sign_by: 2024-03-31", "sign_by: 2034-03-31"),
        f"{AT}[2].sign_by",
    ),
    Case("a version of the code taken out", editing("scheme", f"{V2024}\n", ""), AT),
    Case("a version that began 31 days ago", adding("scheme", V2024, V2026 % "2026-01-29"), f"{AT}[3].in_force_from"),
    Case("a version that began 30 days ago", adding("scheme", V2024, V2026 % "2026-01-30")),
    Case("a version to come", adding("scheme", V2024, V2026 % "2026-04-01")),
    Case(
        "a version to come put off",
        editing("scheme", "in_force_from: 2026-04-01", "in_force_from: 2026-05-01"),
        first=adding("scheme", V2024, V2026 % "2026-04-01"),
    ),
    *(
        Case(
            f"{name} that begin {days} days ago",
            adding("scheme", "demonstration: yes", line % day),
            f"a-version-in-force-stays scheme.yml:{name}[1].{key}" if days > 30 else None,
        )
        for name, key, line in (
            ("amendments", "from", "amendments: [{from: %s, grace_days: 999}]"),
            (
                "procedures",
                "in_force_from",
                'procedures: [{version: "2026", in_force_from: %s, website: "https://naace.example/2026"}]',
            ),
        )
        for days, day in ((31, "2026-01-29"), (30, "2026-01-30"))
    ),
    Case("a setting changed alone, from a day on", GRACE_DAYS),
    Case(
        "a setting that was left out, written as if it had always been so",
        adding("scheme", "demonstration: yes", "grace_days: 999"),
        f"{SETTING}grace_days",
    ),
    Case(
        "a setting edited",
        editing("scheme", "grace_days: 14", "grace_days: 15"),
        f"{SETTING}grace_days",
        first=adding("scheme", "demonstration: yes", "grace_days: 14"),
    ),
    Case(
        "a setting deleted",
        editing("scheme", "grace_days: 14\n", ""),
        f"{SETTING}grace_days",
        first=adding("scheme", "demonstration: yes", "grace_days: 14"),
    ),
    Case("a default written out", adding("scheme", "demonstration: yes", "grace_days: 0")),
    *(
        Case(
            f"a decision of 40 days ago, {name} record_days are 60",
            adding(
                "assessors/grace-mensah",
                "  - {on: 2019-04-01, decision: accredited}",
                "  - {on: 2026-01-20, decision: removed, clause: UA.1, reason: Unpaid.}",
            ),
            said,
            first=adding("scheme", "demonstration: yes", f"amendments: [{{from: {day}, record_days: 60}}]"),
        )
        for name, day, said in (
            (
                "the day before",
                "2026-03-02",
                "an-entry-is-put-on-file-in-time assessors/grace-mensah.yml:decisions[3].on",
            ),
            ("on the day on which", "2026-03-01", None),
            ("the day after", "2026-02-28", None),
        )
    ),
    Case(
        "a setting changed with what it excuses",
        both(
            GRACE_DAYS, editing(AMINA, "grade: full, from: 2018-01-01", "grade: full, from: 2018-01-01, to: 2026-02-01")
        ),
        "settings-change-alone scheme.yml:",
    ),
    Case(
        "a longer record_days with what it would allow",
        both(
            adding("scheme", "demonstration: yes", "amendments: [{from: 2026-03-01, record_days: 999}]"),
            adding(
                "assessors/grace-mensah",
                "  - {on: 2019-04-01, decision: accredited}",
                "  - {on: 2025-02-01, decision: removed, clause: UA.1, reason: Unpaid.}",
            ),
        ),
        "an-entry-is-put-on-file-in-time assessors/grace-mensah.yml:decisions[3].on",
    ),
    Case(
        "a word of explanation beside the settings, with a typo",
        both(TYPO, adding("scheme", "demonstration: yes", "# Yes.")),
    ),
]
