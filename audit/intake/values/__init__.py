"""What people type, read as answers."""
