"""The map as the project file keeps it, so that nobody waits for it to be made again."""
