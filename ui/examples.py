"""Questions offered before the first one is asked of the sample corpus."""

SAMPLE_QUESTIONS = (
    "How many delegations attended the summit?",
    "How many people were killed?",
    "Did the sirens sound?",
    "How many pumps were at work by dawn?",
    "How long is the sea gate?",
    "How much did the gate cost to build?",
)
