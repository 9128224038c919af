"""What the papers of a programme carry: custodian, contact, and the template of its reports in Word."""

from sqlalchemy.orm import Session

from facilitator.store.programmes import get_programme


def name_custodian(session: Session, programme_id: int, custodian: str, contact: str) -> None:
    """Says who keeps the papers and whom to write to; empty words take it back."""
    row = get_programme(session, programme_id)
    row.custodian, row.contact = custodian, contact


def store_template(session: Session, programme_id: int, name: str, content: bytes | None) -> None:
    """Keeps a template that has been judged, in place of any older one; None removes it."""
    row = get_programme(session, programme_id)
    row.template_name, row.template = name, content
