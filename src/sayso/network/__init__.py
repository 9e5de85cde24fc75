"""The map as a signed network: pairs, ways to use a link, bounded walks; no step of its own."""
