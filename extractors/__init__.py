"""Find things in one report: figures, periods, sections, names, roles, states. Pure functions over one text."""
