"""Bytes → Document, one module a format."""
