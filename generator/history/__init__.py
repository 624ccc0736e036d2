"""When each form was published and last changed, read from git if the forms are in a repository."""
