"""The terms of use of the data: the same text on the page, in `llms.txt` and in the OpenAPI description."""

_USE = (
    "You may copy, use and show these data, in other services too, if you name this register and the day they were "
    "built on, and no longer show as true what is past its last day."
)
_PEOPLE = (
    "Names and contact details are here so that schools can find an assessor, and for nothing else: not for "
    "advertising, and not for lists of addresses."
)
_MARK = "The ICT Mark, its name and its logo are Naace's, and no part of these data."
TERMS = (_USE, _PEOPLE, _MARK)
