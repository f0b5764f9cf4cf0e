"""Endings of English words that are no words themselves."""

from __future__ import annotations

ENDINGS = frozenset(
    """
    ances ated ately ation ational ations ative atively ators
    bility cally cial cially ciation cient ciently cious ciously dences dential dly
    ency ential entially eous ering eries ery fication fications gation gations gency geous
    ial ially iance ible ibly ical ically ication ience ient ific ification ility iness ing ings ious iously
    ished ishes ishing ision isions istic ists ities itive ity ivity ization izations ized izing
    lation lations lently lessly lessness lishing lution lutions ly mation ments mously
    ness nesses nical nity nized nizing nouncement nouncements
    ological ology opments orities ority ously portation
    sation sations sible sibility sibly sidered sidering sion sional sions sively sured
    tances tation tations tative tatives tence tences tently ternational tial tially tigation tigations
    tigators ting tinued tinues tinuing tion tional tionally tioned tioning tions tious titude tively
    tivities tivity tled tling torate tural ture tured tures turing
    uation uations ulation ulations uous uously ution utions vention ventions veyed viduals viously
    """.split()
)
"""What follows a hyphen at a line's end only where the hyphen belongs to the line and not to the word."""
