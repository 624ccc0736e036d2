"""The indexes of forms by unit, year and project type, part by part."""
