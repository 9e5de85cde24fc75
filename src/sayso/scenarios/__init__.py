"""What follows from what was said, when something is pressed."""
