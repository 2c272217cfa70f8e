mechanism = 'MAR'
