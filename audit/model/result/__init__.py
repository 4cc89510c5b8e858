"""The result of one audit, with its texts, as every report format reads it; ``audit_result`` holds the whole."""
