"""What a form says beside its paper: answers, corrections, withdrawals, the original."""
