answer = "MAR"
mechanism = answer
