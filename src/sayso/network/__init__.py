"""The map as a signed network: pairs, strong components, cycles and routes, searched within bounds.

No step of its own: what the map and the scenarios both walk on, since no step imports another.
"""
