"""The names of the files that say what a folder is, known before anything in it is read."""

PACK_FILE = "pack.yaml"
RULEBASE_FILE = "rulebase.yaml"
COVERAGE_FILE = "coverage.yaml"  # which recommendation is encoded where: read by the tests
SIGNALS_FILE = "outside_signals.yaml"
OUTSIDE_VIEW_FILE = "outside_view.yaml"
PLAN_FILE = "plan.yaml"
SYNTHESIS_FILE = "synthesis.yaml"
