mechanism = "MAR"
