"""Cases of the rules P12 and QA. Amina Rahman: first visit 20 June 2024, notified 24 June, accredited 1 July 2024."""

from rules.cases.quality_assurance.after_a_failure import APPEALS, ORDER, WORK
from rules.cases.quality_assurance.first_visit import AGREES, AWAITED, FIRST, LEADS

CASES = (*LEADS, *FIRST, *AGREES, *AWAITED, *ORDER, *WORK, *APPEALS)
