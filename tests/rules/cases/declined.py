"""Cases of the rule CON.3 that a school hears of a refusal too. Amina declined on 12 January 2026."""

from rules.cases.case import Case
from rules.cases.contact import CALLED_OFF, GRACE, TO_COME, change, then

from generator.rules import contact as rules

CASES = (
    *(
        Case(
            rules.a_school_hears_of_a_refusal,
            f"declined on 12 January, looked at on {on}; the school was told on {told_on}",
            change(
                declined={"on": "2026-01-12", "reason": "distance", **({"school_told_on": told_on} if told_on else {})}
            ),
            on=on,
            finds=finds,
            at=f"{TO_COME}.declined" if finds else None,
        )
        for on, told_on, finds in (
            ("2026-01-13", None, 0),
            ("2026-01-14", None, 0),
            ("2026-01-15", None, 1),
            ("2026-01-15", "2026-01-14", 0),
            ("2026-01-15", "2026-01-15", 0),
            ("2026-01-15", "2026-01-16", 1),
        )
    ),
    Case(rules.a_school_hears_of_a_refusal, "not declined", change()),
    Case(rules.a_school_hears_of_a_refusal, "the school withdrew", change(**CALLED_OFF[0], **CALLED_OFF[1])),
    *(
        Case(
            rules.a_school_hears_of_a_refusal,
            f"another appointed on 16 January, looked at on {on}",
            then(assessor=GRACE, appointed_on="2026-01-16"),
            on=on,
            finds=finds,
        )
        for on, finds in (("2026-01-15", 1), ("2026-01-16", 0), ("2026-01-17", 0))
    ),
)
