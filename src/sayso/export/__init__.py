"""Maps and claim tables in the formats of other tools: one module a format."""
