"""When each form was published and last changed, read from git where the forms are kept in it."""
