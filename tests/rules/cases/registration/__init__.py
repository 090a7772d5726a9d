"""Cases of the rules P10 to P14 and REG. Amina Rahman: registered 1 March 2024, accredited 1 July 2024."""

from rules.cases.registration.accreditation import ACCREDITATION, SEQUENCE
from rules.cases.registration.conditions import MEMBERSHIP, NUMBERED, PHASES, SELECTED, SELECTION, SIGNED
from rules.cases.registration.leaving import LEAVING, REGISTRATION_DUE

CASES = (
    *SELECTED,
    *NUMBERED,
    *PHASES,
    *MEMBERSHIP,
    *SIGNED,
    *SELECTION,
    *LEAVING,
    *REGISTRATION_DUE,
    *ACCREDITATION,
    *SEQUENCE,
)
