"""Cases of the rules of SA.1. Amina Rahman's first visit is on 20 June 2024; the cases add the others."""

from rules.cases.quality_reviews.draws import DRAWS
from rules.cases.quality_reviews.reviews import REVIEWS, VISITS

CASES = (*VISITS, *REVIEWS, *DRAWS)
