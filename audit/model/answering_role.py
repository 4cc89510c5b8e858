"""Who in a project knows the answer to a question."""

from enum import StrEnum


class AnsweringRole(StrEnum):
    """Who in a project knows the answer to a question; several may be one person."""

    DIRECTOR = "director"
    BUSINESS = "business"
    BUYER = "buyer"
    FINANCE = "finance"
    ARCHITECT = "architect"
    SECURITY = "security"
    DPO = "dpo"
