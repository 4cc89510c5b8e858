"""What every layer speaks of: frozen models without I/O, clock or locale."""
