"""Acts about professional development: events, who took part, and what excuses an absence."""
