"""Who may be asked to carry out an action."""

from enum import StrEnum


class OwnerRole(StrEnum):
    """Who may be asked to carry out an action."""

    SPONSOR = "sponsor"
    PROJECT_OWNER = "project_owner"
    PROJECT_DIRECTOR = "project_director"
    TECHNICAL_DIRECTOR = "technical_director"
    PRODUCT_OWNER = "product_owner"
    BUYER = "buyer"
    FINANCE = "finance"
    SECURITY_OFFICER = "security_officer"
    DPO = "dpo"
