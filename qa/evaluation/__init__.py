"""How well questions are answered, measured on benchmarks: one file for each, one runner for all."""

from __future__ import annotations

from enum import StrEnum


class Task(StrEnum):
    """What can be measured; each is described in the module of its name."""

    SQUAD = "squad"
    RAMDOCS = "ramdocs"
    PLANTED = "planted"
    ALTERED = "altered"
    CONTRADICTIONS = "contradictions"
    AGREEING = "agreeing"
    YES_NO = "yes_no"
    RETRIEVAL = "retrieval"
    QUESTIONS = "questions"
    SEVERAL = "several"
    ORIGINS = "origins"
    EVENTS = "events"
    FOLLOWUPS = "followups"


__all__ = ["Task"]
