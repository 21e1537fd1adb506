"""What leaves the house: the published JSON Schema, and later every other form that others read."""
