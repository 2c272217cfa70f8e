"""How it is fast, exact and safe. No reader needs to enter."""
