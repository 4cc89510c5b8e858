"""Tests of the rules themselves: their examples, how much these cover, and whether they would notice a change."""
