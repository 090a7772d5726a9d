"""The JSON files: public values in, put into the shapes of the files field by field."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator import addresses
from generator.addresses import on_host
from generator.price import Price
from generator.public import (
    PublicAmount,
    PublicAssessor,
    PublicEvent,
    PublicFee,
    PublicPhoto,
    PublicPicture,
    PublicSite,
)
from generator.site.api import shapes
from generator.site.remembered import of_each
from generator.vocabulary import RequiredOf


def json_files(site: PublicSite) -> Iterator[tuple[str, bytes]]:
    """Every JSON file but the descriptions. A person no longer listed keeps a file that says only that."""
    text_of = of_each(_text, site)
    everyone = ",\n".join(map(text_of, site.assessors)).replace("\n", "\n    ")
    nobody = shapes.AllAssessors(**_about(site), assessors=[]).model_dump(mode="json")
    yield addresses.ASSESSORS_JSON, _ending_with(f"[\n    {everyone}\n  ]" if everyone else "[]", nobody)
    not_listed = shapes.NotListed(**_about(site), listed=False)
    listed = not_listed.model_dump(mode="json") | {"listed": True, "assessor": None}
    for assessor in site.assessors:
        yield addresses.assessor_json(assessor.id), _ending_with(text_of(assessor).replace("\n", "\n  "), listed)
    for id in site.no_longer_listed:
        yield addresses.assessor_json(id), _bytes(not_listed)
    yield addresses.FEES_JSON, _bytes(shapes.AllFees(**_about(site), fees=[_fee(site, fee) for fee in site.fees]))
    yield (
        addresses.EVENTS_JSON,
        _bytes(shapes.AllEvents(**_about(site), events=[_event(event) for event in site.events])),
    )


def json_bytes(value: Any) -> bytes:
    """JSON as every file of the site has it: indented, in UTF-8, fields in the order of their shape."""
    return f"{json.dumps(value, indent=2, ensure_ascii=False)}\n".encode()


def _bytes(document: shapes.Document) -> bytes:
    return json_bytes(document.model_dump(mode="json", by_alias=True))


def _ending_with(text: str, document: dict[str, Any]) -> bytes:
    """The document, whose last value is the JSON `text`: one person's is part of two files."""
    *_, (name, _) = document.items()
    return json_bytes(document | {name: None}).removesuffix(b"null\n}\n") + f"{text}\n}}\n".encode()


def _text(site: PublicSite, assessor: PublicAssessor) -> str:
    return json_bytes(_assessor(site, assessor).model_dump(mode="json", by_alias=True)).decode().rstrip("\n")


def _about(site: PublicSite) -> dict[str, Any]:
    return {
        "built_on": site.on,
        "valid_until": site.valid_until,
        "register_name": site.name,
        "demonstration": site.demonstration,
    }


def _assessor(site: PublicSite, assessor: PublicAssessor) -> shapes.Assessor:
    return shapes.Assessor(
        id=assessor.id,
        name=assessor.name,
        registration_number=assessor.registration_number,
        standing=assessor.standing,
        since=assessor.since,
        page=on_host(site.site_url, addresses.assessor(assessor.id)),
        badge=on_host(site.site_url, addresses.badge(assessor.id)),
        organisations=[
            shapes.Organisation(name=organisation.name, website=organisation.website)
            for organisation in assessor.organisations
        ],
        base=assessor.base,
        nations=list(assessor.nations),
        regions=list(assessor.regions),
        languages=list(assessor.languages),
        phases=[shapes.PhaseOffered(phase=offered.phase, experience=offered.experience) for offered in assessor.phases],
        school_types=list(assessor.school_types),
        experience_by_type=[
            shapes.TypesOffered(types=list(offered.types), experience=offered.experience)
            for offered in assessor.experience_by_type
        ],
        unavailable=[shapes.Time(from_=time.from_, to=time.to) for time in assessor.unavailable],
        most_visits_a_year=assessor.most_visits_a_year,
        portrait=assessor.portrait,
        portrait_language=assessor.portrait_language,
        photo=_photo(site, assessor.id, assessor.photo) if assessor.photo else None,
        email=assessor.email,
        phone=assessor.phone,
        website=assessor.website,
        details_confirmed_on=assessor.details_confirmed_on,
    )


def _photo(site: PublicSite, id: str, photo: PublicPhoto) -> shapes.Photo:
    def picture(address: str, picture: PublicPicture) -> shapes.Picture:
        return shapes.Picture(address=on_host(site.site_url, address), width=picture.width, height=picture.height)

    return shapes.Photo(
        alternative_text=photo.alternative_text,
        large=picture(addresses.photo(id), photo.large),
        small=picture(addresses.small_photo(id), photo.small),
    )


def _fee(site: PublicSite, fee: PublicFee) -> shapes.Fee:
    return shapes.Fee(
        id=fee.id,
        title=fee.title,
        audience=fee.audience,
        explanation=fee.explanation,
        page=on_host(site.site_url, addresses.fee(fee.id)),
        current=_amount(fee.current) if fee.current else None,
        schedule=[_amount(amount) for amount in fee.schedule],
    )


def _amount(amount: PublicAmount) -> shapes.Amount:
    return shapes.Amount(
        from_=amount.from_,
        to=amount.to,
        **_price(amount.price),
        announced_on=amount.announced_on,
        state=amount.state,
    )


def _event(event: PublicEvent) -> shapes.Event:
    return shapes.Event(
        id=event.id,
        title=event.title,
        kind=event.kind,
        from_=event.from_,
        to=event.to,
        place=" or ".join(dict.fromkeys(sitting.place for sitting in event.sittings)),
        sittings=[
            shapes.Sitting(from_=sitting.from_, to=sitting.to, place=sitting.place) for sitting in event.sittings
        ],
        required=event.required_of is RequiredOf.EVERYONE,
        required_of=event.required_of,
        registered_since=event.registered_since,
        cancelled_on=event.cancelled_on,
        cost=shapes.Cost(**_price(event.cost)) if event.cost else None,
        cost_published_on=event.cost_published_on,
        description=event.description,
        website=event.website,
    )


def _price(price: Price) -> dict[str, Any]:
    return {
        "amount": _pounds(price.amount),
        "vat": price.vat,
        "vat_rate": None if price.vat_rate is None else f"{price.vat_rate.normalize():f}",
        "amount_with_vat": None if price.with_vat is None else _pounds(price.with_vat),
    }


def _pounds(amount: Decimal) -> str:
    return f"{amount:.2f}"
