"""The version of a map, which an answer names: what it was asked of."""

from __future__ import annotations

import hashlib

from sayso.records.causalmap import CausalMap


def version_of(cmap: CausalMap) -> str:
    """Twelve hexadecimal digits that stay the same as long as all that a what-if rests on does.

    That is every link with its sign, support and claims, whatever variables and people are called.
    """
    told = hashlib.blake2b(digest_size=6)
    for link in sorted(cmap.links, key=lambda link: link.id):
        claims = [
            f"{part[0]} {saying.document}:{saying.claim.id}"
            for part in (("+", link.carrying), ("=", link.backing), ("-", link.denials))
            for saying in part[1]
        ]
        told.update(repr((link.id, link.polarity, link.support, sorted(claims))).encode("utf-8", "replace"))
    return told.hexdigest()
