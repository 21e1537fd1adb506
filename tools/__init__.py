"""What keeps the house: set-up, checks, demo, bundle. No part of the wheel."""
