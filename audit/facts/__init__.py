"""From a snapshot to facts: answers, table rows and the indicators computed from them."""
