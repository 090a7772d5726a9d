"""Cases of the rules P3, P5, P10, P14 and ELIG.2. Amina Rahman: registered 1 March 2024, accredited 1 July 2024."""

from rules.cases.school_assessments.phases import PHASE
from rules.cases.school_assessments.stages import OFF, STAGES
from rules.cases.school_assessments.to_record import RECORD
from rules.cases.school_assessments.who import WHO

CASES = (*WHO, *STAGES, *OFF, *RECORD, *PHASE)
