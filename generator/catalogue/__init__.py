"""All forms of a site as small records, grouped by unit, year, type and project."""
