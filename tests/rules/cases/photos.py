"""Cases of the rules INFO.1 on photos. Tom Hale agreed on 20 February 2026, and his photo is on file."""

from hostile_photos import photo
from rules.cases.case import Case

from generator.rules import information as rules

AMINA, TOM = "assessors/amina-rahman", "assessors/tom-hale"
TOMS_PHOTO, AMINAS_PHOTO = f"{TOM}.png", f"{AMINA}.jpg"

CASES = (
    Case(rules.a_photo_is_agreed_to, "agreed to, and on file"),
    Case(rules.a_photo_is_agreed_to, "no photo and no agreement", {TOM: {"publish_photo": None}, TOMS_PHOTO: None}),
    Case(
        rules.a_photo_is_agreed_to,
        "on file, but never agreed to",
        {AMINA: {}, AMINAS_PHOTO: photo()},
        finds=1,
        at=f"data/{AMINAS_PHOTO}:",
    ),
    Case(
        rules.a_photo_is_agreed_to,
        "on file, and its agreement was a mistake",
        {
            TOM: {
                "publish_photo": [
                    {"agreed_on": "2026-02-20", "alternative_text": "A man"},
                    {
                        "agreed_on": "2026-02-20",
                        "alternative_text": "A man",
                        "corrects": "2026-02-20",
                        "correction": {"on": "2026-02-25", "reason": "It was somebody else."},
                        "withdrawn": "yes",
                    },
                ]
            }
        },
        finds=1,
        at=f"data/{TOMS_PHOTO}:",
    ),
    *(
        Case(
            rules.a_photo_is_agreed_to,
            f"withdrawn on 25 February 2026, looked at on {on}",
            {TOM: {"publish_photo.0.withdrawn_on": "2026-02-25"}},
            on=on,
            finds=finds,
            at=f"data/{TOMS_PHOTO}:" if finds else None,
        )
        for on, finds in (("2026-02-24", 0), ("2026-02-25", 1), ("2026-02-26", 1))
    ),
    Case(
        rules.a_photo_is_agreed_to,
        "withdrawn, and agreed to again",
        {
            TOM: {
                "publish_photo": [
                    {"agreed_on": "2026-02-20", "withdrawn_on": "2026-02-21", "alternative_text": "A man"},
                    {"agreed_on": "2026-02-25", "alternative_text": "A man"},
                ]
            }
        },
    ),
    Case(rules.a_photo_is_agreed_to, "before the day of the agreement", on="2026-02-19"),
    Case(
        rules.a_photo_is_agreed_to,
        "of somebody whose data is erased",
        {
            AMINA: None,
            AMINAS_PHOTO: photo(),
            "erasures/amina-rahman": {"erased_on": "2026-02-20", "listed": "yes"},
        },
        finds=1,
        at=f"data/{AMINAS_PHOTO}:",
    ),
    Case(rules.an_agreed_photo_is_on_file, "agreed to, and on file"),
    Case(rules.an_agreed_photo_is_on_file, "a WebP", {TOMS_PHOTO: None, "assessors/tom-hale.webp": photo("WEBP")}),
    *(
        Case(
            rules.an_agreed_photo_is_on_file,
            f"agreed to on 20 February 2026 and withdrawn on the 25th, not on file, looked at on {on}",
            {TOM: {"publish_photo.0.withdrawn_on": "2026-02-25"}, TOMS_PHOTO: None},
            on=on,
            finds=finds,
            at=f"data/{TOM}.yml:publish_photo[1]" if finds else None,
        )
        for on, finds in (
            ("2026-02-19", 0),
            ("2026-02-20", 1),
            ("2026-02-21", 1),
            ("2026-02-24", 1),
            ("2026-02-25", 0),
            ("2026-02-26", 0),
        )
    ),
    Case(rules.agreements_to_a_photo_are_in_order, "one agreement"),
    *(
        Case(
            rules.agreements_to_a_photo_are_in_order,
            f"agreed to on 20 February 2026, withdrawn on {day}",
            {TOM: {"publish_photo.0.withdrawn_on": day}},
            finds=finds,
            at=f"data/{TOM}.yml:publish_photo[1].withdrawn_on" if finds else None,
        )
        for day, finds in (("2026-02-19", 1), ("2026-02-20", 0), ("2026-02-21", 0))
    ),
    *(
        Case(
            rules.agreements_to_a_photo_are_in_order,
            f"agreed to on 20 February 2026, and below that on {day}",
            {
                TOM: {
                    "publish_photo": [
                        {"agreed_on": "2026-02-20", "alternative_text": "A man"},
                        {"agreed_on": day, "alternative_text": "A man"},
                    ]
                }
            },
            finds=finds,
            at=f"data/{TOM}.yml:publish_photo[2]" if finds else None,
        )
        for day, finds in (("2026-02-19", 1), ("2026-02-20", 0), ("2026-02-21", 0))
    ),
)
