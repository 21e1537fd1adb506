"""The words: cues, units, states, tails, as TOML that a domain expert can edit; and the code that loads them."""

from extractors.lexicon.forms import expand
from extractors.lexicon.loading import TABLES, Lexicon, WordEntry, load_lexicon

__all__ = ["TABLES", "Lexicon", "WordEntry", "expand", "load_lexicon"]
