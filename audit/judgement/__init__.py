"""From outcomes to findings, scores with bounds, and the avis."""
