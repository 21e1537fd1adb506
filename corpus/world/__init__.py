"""The invented world: places, and projects with their whole lives, from a seed. The archive writer writes of it."""

from corpus.world.chronicle import month_name, tell_project
from corpus.world.content import Content
from corpus.world.life import State
from corpus.world.loading import VocabularyError, load_vocabulary
from corpus.world.money import Adjusted
from corpus.world.naming import Naming
from corpus.world.places import Place, Unit
from corpus.world.project import Project
from corpus.world.province import City, County, Province, build_province
from corpus.world.vocabulary import People, Vocabulary

__all__ = [
    "Adjusted",
    "City",
    "Content",
    "County",
    "Naming",
    "People",
    "Place",
    "Project",
    "Province",
    "State",
    "Unit",
    "Vocabulary",
    "VocabularyError",
    "build_province",
    "load_vocabulary",
    "month_name",
    "tell_project",
]
