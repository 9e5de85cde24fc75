"""Sentences, words and their grammar: the one place that knows the parser."""
