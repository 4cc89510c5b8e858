"""Programs and libraries, other than ours, that save a filled questionnaire: none of them may lose an answer."""
