"""What can be learned from runs: certificates, criteria, slices, labels."""
