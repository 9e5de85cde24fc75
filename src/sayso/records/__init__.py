"""The plain records that every step takes and gives; nothing here computes or stores."""
