"""Email addresses, phone numbers, websites and postcodes: those that people have are taken, and kept as typed; of any
other one it is said what is wrong with it.
"""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.postcodes import districts
from generator.records.contact_forms import Email, Phone, Postcode, PostcodeDistrict, Website, uri

TAKEN: list[tuple[Any, str]] = [
    (Website, "https://mastodon.example/@nia"),
    (Website, "https://www.youtube.example/@NiaTeaches"),
    (Website, "https://example.org/Nia_(teacher)"),
    (Website, "https://ysgol.example/tŷ"),
    (Website, "https://tŷ.example/"),
    (Website, "https://TŶ.example/"),
    (Website, "https://xn--t-foa.example/"),
    (Website, "https://example.org/a,b"),
    (Website, "HTTPS://Example.org"),
    (Website, "https://example.org:8443/a/b[1]{2}'~;=!$&*+"),
    (Website, "https://a-b.example.org/%C5%B7"),
    (Email, "nia.obrien+ict@example.org"),
    (Email, "O'Brien_1@sub.example-school.example"),
    (Phone, "01632 960123"),
    (Phone, "+44 1632 960123"),
    (Phone, "0044 1632 960123"),
    (Phone, "00 1 202 555 0123"),
    (PostcodeDistrict, "YO1"),
    (PostcodeDistrict, "EC1A"),
    (PostcodeDistrict, "BT48"),
    (PostcodeDistrict, "ZE1"),
    (Postcode, "YO1 9ZZ"),
]
REFUSED: list[tuple[Any, str, str]] = [
    (Website, "https://-.-/", "no website's name"),
    (Website, "https://example", "no website's name"),
    (Website, "https://exa mple.org", "a space"),
    (Website, "https://-a.example", "no website's name"),
    (Website, "https://a..example", "no website's name"),
    (Website, "https://192.0.2.1/", "no website's name"),
    (Website, "https://example.org:99999/", "no website's name"),
    (Website, "https://example.org:0/", "no website's name"),
    (Website, "https://", "no website's name"),
    (Website, "https://straße.example/", "more than one way"),
    (Website, "https://σας.example/", "more than one way"),
    (Website, "https://ﬁn.example/", "more than one way"),
    (Website, "https://example。org/", "more than one way"),
    (Website, "https://example.org.", "ends with the sign ."),
    (Website, "https://example.org,", "ends with the sign ,"),
    (Website, "www.example.org", "does not begin with https://"),
    (Website, "http://example.org", "begins with http://"),
    (Website, "javascript://example.org/%0aalert(1)", "does not begin with https://"),
    (Website, "https://nia:x@example.org/", "user name"),
    (Website, "https://example.org/?id=1", "question mark"),
    (Website, "https://example.org#top", "a #"),
    (Website, "https://example.org/<b>", "sign <"),
    (Website, "https://example.org/\\x", "sign \\"),
    (Email, ".a@example.org", "before the @"),
    (Email, "a.@example.org", "before the @"),
    (Email, "a..b@example.org", "before the @"),
    (Email, "a,b@example.org", "before the @"),
    (Email, "siân@example.org", "accent"),
    (Email, "a@b@example.org", "one @"),
    (Email, "example.org", "one @"),
    (Email, "a b@example.org", "a space"),
    (Email, "mailto:a@example.org", "more here than"),
    (Email, "Nia<nia@example.org>", "more here than"),
    (Email, "a@example", "mail server"),
    (Email, "a@-x.example", "mail server"),
    (Email, "a@example.123", "mail server"),
    (Phone, "+44 (0)1632 960123", "the 0 of this"),
    (Phone, "+44 01632 960123", "the 0 of this"),
    (Phone, "004401632960123", "the 0 of this"),
    (Phone, "01632-960123", "something else than digits"),
    (Phone, "01632 960123 ext 4", "something else than digits"),
    (Phone, "01632  960123", "wrong place"),
    (Phone, "0163+2960123", "wrong place"),
    (Phone, "12345678", "9 to 15 digits"),
    (Phone, "1234567890123456", "9 to 15 digits"),
    (PostcodeDistrict, "QQ1", "no such postcode district"),
    (PostcodeDistrict, "Z9", "no such postcode district"),
    (PostcodeDistrict, "YO99", "no such postcode district"),
    (PostcodeDistrict, "YO1 9ZZ", "whole postcode"),
    (PostcodeDistrict, "yo1 9zz", "whole postcode"),
    (PostcodeDistrict, "yo1", "not a postcode district"),
    (Postcode, "QQ1 9ZZ", "no such postcode district"),
    (Postcode, "YO19ZZ", "not a postcode"),
]


def test_website_forms() -> None:
    """Addresses that people have, and two of the forms of one that nobody has."""
    form = TypeAdapter(Website)
    for text in (
        "https://mastodon.example/@nia",
        "https://www.youtube.com/@NiaTeaches",
        "https://example.org/Nia_(teacher)",
        "https://ysgol.cymru/tŷ",
        "https://example.org/a,b",
        "HTTPS://Example.org",
    ):
        assert form.validate_python(text) == text
    with pytest.raises(ValidationError, match="no website's name"):
        form.validate_python("https://-.-/")
    with pytest.raises(ValidationError, match="before the @"):
        TypeAdapter(Email).validate_python(".a@example.org")


@pytest.mark.parametrize("district", ["QQ1", "Z9"])
def test_district_that_is_none(district: str) -> None:
    for form, text in ((PostcodeDistrict, district), (Postcode, f"{district} 9ZZ")):
        with pytest.raises(ValidationError, match="no such postcode district"):
            TypeAdapter(form).validate_python(text)


@pytest.mark.parametrize(("form", "text"), TAKEN)
def test_what_people_have_is_taken_and_kept_as_typed(form: Any, text: str) -> None:
    assert TypeAdapter(form).validate_python(text) == text


@pytest.mark.parametrize(("form", "text", "says"), REFUSED)
def test_what_is_none_is_refused_with_what_is_wrong_with_this_one(form: Any, text: str, says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(form).validate_python(text)
    (error,) = refused.value.errors()
    assert says in error["msg"]
    assert error["ctx"]["fix"]


@pytest.mark.parametrize("form", [Website, Email, Phone, Postcode, PostcodeDistrict])
@given(text=st.one_of(st.text(), st.from_regex(r"\A(https://)?[a-z@.\-/:0-9ŷ ]{0,20}\Z")))
def test_any_text_is_kept_as_it_is_or_refused(form: Any, text: str) -> None:
    try:
        kept = TypeAdapter(form).validate_python(text)
    except ValidationError:
        return
    assert kept == text.strip()


@pytest.mark.parametrize("form", [Website, Email, Phone, Postcode, PostcodeDistrict])
def test_an_editor_with_the_schema_takes_what_the_register_takes(form: Any) -> None:
    pattern = TypeAdapter(form).json_schema()["pattern"]
    assert [text for taken, text in TAKEN if taken is form and not re.search(pattern, text)] == []


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("https://www.example.org", "https://www.example.org"),
        ("HTTPS://Example.org/A", "https://example.org/A"),
        ("https://tŷ.example/tŷ", "https://xn--t-foa.example/t%C5%B7"),
        ("https://example.org/Nia_(x),@y/%C5%B7", "https://example.org/Nia_(x),@y/%C5%B7"),
        ("https://example.org:8443/a[1]{2}", "https://example.org:8443/a%5B1%5D%7B2%7D"),
    ],
)
def test_an_address_is_published_as_programs_need_it(typed: str, published: str) -> None:
    assert uri(typed) == published
    assert uri(published) == published


def test_every_area_of_the_united_kingdom_has_districts() -> None:
    areas = {re.match("[A-Z]+", district)[0] for district in districts()}  # type: ignore[index]  # each begins so
    assert len(areas) == 124
    assert {"BT1", "BT48", "BT94"} <= set(districts())
    assert all(49 <= latitude <= 61 and -9 <= longitude <= 2 for latitude, longitude in districts().values())
