"""The synthesis of a report: four to six pages that people read and sign, as plain values for every format."""

from audit.reporting.synthesis.build import synthesis_of
from audit.reporting.synthesis.model import Synthesis

__all__ = ["Synthesis", "synthesis_of"]
