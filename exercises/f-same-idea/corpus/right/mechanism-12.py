mechanism = "  MAR ".strip()
