"""When a day has passed, for whatever is followed: actions, milestones, recommendations, go-lives, waivers."""

from datetime import date


def has_passed(day: date, today: date) -> bool:
    """Return whether ``day`` has passed on ``today``: from the day after; on the day itself, it is still to come."""
    return day < today
