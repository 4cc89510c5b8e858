"""``make bench``: what the tool costs, beside what it cost at another commit when one is given."""
