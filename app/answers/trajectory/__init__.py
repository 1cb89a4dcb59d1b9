"""How an outcome went over time in trials: what was measured, study by study and arm by arm."""
