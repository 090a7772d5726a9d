"""Acts about schools and their assessments, from the request to the award."""
