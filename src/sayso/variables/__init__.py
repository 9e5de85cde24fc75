"""What claims are about, named without direction; mentions of one thing brought together."""
