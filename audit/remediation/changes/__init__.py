"""What actions and answers may change of a project, as a circuit that a solver is asked about."""
