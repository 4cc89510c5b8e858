"""From a file that was let in to the sheets of sections and tables, wherever they have moved."""
