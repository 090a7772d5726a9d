"""Acts about the quality of assessments: moderations, appeals, reviews and the draw."""
