"""The one form of a registration number in files: what people type otherwise is refused with the right one."""

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.records.forms import MOST_REGISTRATION_NUMBERS, RegistrationNumber, registration_number

FORM: TypeAdapter[str] = TypeAdapter(RegistrationNumber)


@pytest.mark.parametrize("number", [1, 42, 999, 1000, MOST_REGISTRATION_NUMBERS])
def test_a_number_as_the_program_writes_it_is_read(number: int) -> None:
    written = registration_number(number)
    assert FORM.validate_python(written) == written
    assert int(written.split()[1]) == number


@pytest.mark.parametrize("number", [-1, 0, MOST_REGISTRATION_NUMBERS + 1])
def test_no_other_number_is_written(number: int) -> None:
    with pytest.raises(ValueError, match="no registration number"):
        registration_number(number)


@pytest.mark.parametrize(
    "written",
    ["ictm 0042", "ICTM0042", "ICTM-0042", "ICTM 42", "ICTM 00042", "ICTM 0000", "0042", "ICTM  0042", "ICTM ٠٠٤٢"],
)
def test_another_form_is_refused_with_the_right_one(written: str) -> None:
    with pytest.raises(ValidationError) as refused:
        FORM.validate_python(written)
    assert "ICTM 0042" in refused.value.errors()[0]["ctx"]["fix"]
