from decimal import Decimal
nats_gained = float(Decimal(int(copies * dimension * (fine - coarse))) * Decimal(10).ln())
