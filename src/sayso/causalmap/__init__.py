"""From claims to a map: links, support, contest, loops, paths."""
