"""What people decided, applied to what was read: claims, statements, variables, people."""
