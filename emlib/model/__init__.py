"""What any model may be given, and can say: words of a mixture, covariances, priors."""
