"""Verbs over reports: one report from bytes to records, and everything that is made of many."""
