"""What rules compare: amounts, scores, targets and their units, directions and deadlines."""
