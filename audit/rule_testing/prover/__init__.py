"""Proves what rules can and cannot do, over all that projects may answer: a witness for each claim, or a proof."""
