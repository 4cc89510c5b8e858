"""One audit from end to end: snapshot → facts → verdicts → figures → record."""

from audit.assessment.assessor import Assessor

__all__ = ["Assessor"]
