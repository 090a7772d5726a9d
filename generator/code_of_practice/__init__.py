"""The code of practice, sentence by sentence: what covers each one, or why data cannot.

Made of the code alone, from rules and records, for docs/code-of-practice.md. A section of the source is in the file of
its part: the principles, the criteria for accreditation, the code on conduct, and the code on the agreement.
"""

from generator.code_of_practice.agreement import AGREEMENT
from generator.code_of_practice.conduct import CONDUCT
from generator.code_of_practice.criteria import CRITERIA
from generator.code_of_practice.principles import PRINCIPLES
from generator.code_of_practice.sentence import Section

SECTIONS: tuple[Section, ...] = (*PRINCIPLES, *CRITERIA, *CONDUCT, *AGREEMENT)
"""Every section, in the order of the source."""
