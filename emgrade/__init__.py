"""emgrade, the grader: a student's code computes in a sandbox, everything else happens outside."""
