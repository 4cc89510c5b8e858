"""Puts values, facts and terms into French and English words; knows nothing but the model."""
