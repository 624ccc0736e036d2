"""What texts mean: amounts, dates, rates, targets. Nothing is guessed."""
