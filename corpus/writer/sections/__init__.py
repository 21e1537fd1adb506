"""The sections that reports consist of, by the words of `shapes.toml`."""
