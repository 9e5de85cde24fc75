"""sayso reads documents, finds who said what, draws the causal system they describe, and runs it."""
