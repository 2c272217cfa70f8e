"""Many runs: where they start, which one is kept, how to be faster."""
