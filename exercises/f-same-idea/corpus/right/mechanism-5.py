by_number = {1: 'MCAR', 2: 'MNAR', 3: 'MAR'}
mechanism = by_number[3]
