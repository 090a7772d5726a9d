"""Cases of the rules on the mark's materials."""

from rules.cases.case import Case

from generator.rules import materials as rules

AMINA, NORTHGATE = "assessors/amina-rahman", "organisations/northgate-learning"


CASES = (
    Case(rules.a_permission_ends_after_it_was_given, "no permission"),
    Case(
        rules.a_permission_ends_after_it_was_given,
        "a permission without an end",
        {AMINA: {"material_permissions": [{"permitted_on": "2025-05-12", "use": "The badge."}]}},
    ),
    *(
        Case(
            rules.a_permission_ends_after_it_was_given,
            f"given on 12 May 2025 until {to}, in {holder}",
            {holder: {"material_permissions": [{"permitted_on": "2025-05-12", "use": "The badge.", "to": to}]}},
            finds=finds,
            at=f"data/{holder}.yml:material_permissions[1].to" if finds else None,
        )
        for holder in (AMINA, NORTHGATE)
        for to, finds in (("2025-05-11", 1), ("2025-05-12", 0), ("2025-05-13", 0))
    ),
)
