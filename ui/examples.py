"""Questions offered before the first one is asked of the sample corpus."""

SAMPLE_QUESTIONS = (
    "How many delegations attended the summit?",
    "How many people were killed?",
    "Did the sirens sound?",
    "How long was Ardelin's visit?",
    "How much damage did the flood cause?",
    "How much did the gate cost to build?",
)
