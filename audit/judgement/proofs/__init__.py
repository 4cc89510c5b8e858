"""Proofs over answers: which levels of the avis some completion of the open answers leads to, and which none does."""
