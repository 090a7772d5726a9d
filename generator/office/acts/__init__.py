"""Every act of the office, in the order in which the documentation lists them."""

from generator.office.act import Act
from generator.office.acts.assessments.acceptance import Acceptance
from generator.office.acts.assessments.appointment import Appointment
from generator.office.acts.assessments.approach import Approach
from generator.office.acts.assessments.award import Award
from generator.office.acts.assessments.cancellation import Cancellation
from generator.office.acts.assessments.consent import Consent
from generator.office.acts.assessments.consent_withdrawn import ConsentWithdrawn
from generator.office.acts.assessments.new_school import NewSchool
from generator.office.acts.assessments.predecessor import Predecessor
from generator.office.acts.assessments.refusal import Refusal
from generator.office.acts.assessments.refusal_told import RefusalTold
from generator.office.acts.assessments.request import Request
from generator.office.acts.assessments.support import Support
from generator.office.acts.assessments.visit import Visit
from generator.office.acts.assessments.visit_date import VisitDate
from generator.office.acts.assessments.void import Void
from generator.office.acts.development.attendance import Attendance
from generator.office.acts.development.event_cancelled import EventCancelled
from generator.office.acts.development.event_cost import EventCost
from generator.office.acts.development.event_moved import EventMoved
from generator.office.acts.development.excuse import Excuse
from generator.office.acts.development.excuse_decision import ExcuseDecision
from generator.office.acts.development.new_event import NewEvent
from generator.office.acts.money.assessor_paid import AssessorPaid
from generator.office.acts.money.charge import Charge
from generator.office.acts.money.fee_change import FeeChange
from generator.office.acts.money.invoice import Invoice
from generator.office.acts.money.invoice_withdrawn import InvoiceWithdrawn
from generator.office.acts.money.lead_paid import LeadPaid
from generator.office.acts.money.new_fee import NewFee
from generator.office.acts.money.payment import Payment
from generator.office.acts.money.refund import Refund
from generator.office.acts.people.affiliation import Affiliation
from generator.office.acts.people.concern import Concern
from generator.office.acts.people.concern_outcome import ConcernOutcome
from generator.office.acts.people.confirmation import Confirmation
from generator.office.acts.people.decision import Decision
from generator.office.acts.people.erasure import Erased
from generator.office.acts.people.lead_assessor import LeadAssessor
from generator.office.acts.people.leaving import Left
from generator.office.acts.people.membership import Membership
from generator.office.acts.people.membership_end import MembershipEnd
from generator.office.acts.people.new_assessor import NewAssessor
from generator.office.acts.people.new_organisation import NewOrganisation
from generator.office.acts.people.photo import Photo
from generator.office.acts.people.photo_withdrawn import PhotoWithdrawn
from generator.office.acts.people.publication import Publication
from generator.office.acts.people.selection import Selection
from generator.office.acts.people.signature import Signature
from generator.office.acts.quality.appeal import Appeal
from generator.office.acts.quality.appeal_outcome import AppealOutcome
from generator.office.acts.quality.correction import Correction
from generator.office.acts.quality.draw import Draw
from generator.office.acts.quality.further_work import FurtherWork
from generator.office.acts.quality.further_work_done import FurtherWorkDone
from generator.office.acts.quality.lead_replaced import LeadReplaced
from generator.office.acts.quality.moderation import Moderation
from generator.office.acts.quality.quality_review import QualityReview
from generator.office.acts.quality.sampled_visit import SampledVisit

ACTS: tuple[type[Act], ...] = (
    NewAssessor,
    NewOrganisation,
    Selection,
    Signature,
    Membership,
    MembershipEnd,
    Affiliation,
    Publication,
    Photo,
    PhotoWithdrawn,
    Confirmation,
    Decision,
    Left,
    Concern,
    ConcernOutcome,
    LeadAssessor,
    Erased,
    Invoice,
    Payment,
    Refund,
    InvoiceWithdrawn,
    Charge,
    AssessorPaid,
    LeadPaid,
    NewFee,
    FeeChange,
    NewEvent,
    EventCost,
    EventMoved,
    EventCancelled,
    Attendance,
    Excuse,
    ExcuseDecision,
    NewSchool,
    Predecessor,
    Request,
    Approach,
    Appointment,
    Acceptance,
    Refusal,
    RefusalTold,
    Cancellation,
    VisitDate,
    Visit,
    Award,
    Void,
    Consent,
    ConsentWithdrawn,
    Support,
    Moderation,
    FurtherWork,
    FurtherWorkDone,
    Appeal,
    AppealOutcome,
    LeadReplaced,
    QualityReview,
    Draw,
    SampledVisit,
    Correction,
)


def by_name() -> dict[str, type[Act]]:
    """Every act by its name."""
    return {act.name: act for act in ACTS}
