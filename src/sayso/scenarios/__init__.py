"""What would follow: the answers that what was said gives to a what-if."""
