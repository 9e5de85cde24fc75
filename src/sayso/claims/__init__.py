"""What is said to lead to what."""
