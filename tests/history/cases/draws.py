"""Cases for what a draw keeps."""

from history.cases.case import Case, Edits

SAMPLE = """\
drawn_on: 2026-02-20
seed: A published seed
share: 30
candidates: [{assessor: amina-rahman}, {assessor: tom-hale}]
drawn: [{assessor: amina-rahman}]
"""
OWNER = "an-owner-approves-what-a-correction-moves"


def drawn(text: str = SAMPLE) -> Edits:
    return lambda work: work.write("samples/2026", text)


CASES = [
    Case(
        "a draw with another seed",
        drawn(SAMPLE.replace("A published seed", "Another seed")),
        "a-draw-stays samples/2026.yml:seed",
        first=drawn(),
    ),
    Case(
        "a draw with others in it",
        drawn(SAMPLE.replace("drawn: [{assessor: amina-rahman}]", "drawn: [{assessor: tom-hale}]")),
        "a-draw-stays samples/2026.yml:drawn[1].assessor",
        first=drawn(),
    ),
    *(
        Case(
            f"a draw with {what}", drawn(SAMPLE.replace(old, new)), f"a-draw-stays samples/2026.yml:{at}", first=drawn()
        )
        for what, old, new, at in (
            ("one more to draw from", "tom-hale}]", "tom-hale}, {assessor: grace-mensah}]", "candidates[3]"),
            ("one more drawn", "drawn: [{", "drawn: [{assessor: tom-hale}, {", "drawn[1]"),
            (
                "the day of an earlier draw filled in",
                "tom-hale}]",
                "tom-hale, last_sampled_on: 2025-01-01}]",
                "candidates[2].last_sampled_on",
            ),
        )
    ),
    Case(
        "a draw corrected without an owner",
        drawn(f"{SAMPLE}corrections: [{{on: 2026-02-25, reason: Misread., seed: Another seed}}]\n"),
        f"{OWNER} samples/2026.yml:corrections[1]",
        first=drawn(),
    ),
]
