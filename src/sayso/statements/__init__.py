"""Who said what, and whom the words mean."""
