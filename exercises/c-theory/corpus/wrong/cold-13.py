# wrong: the number of another student
# fails: answer | γ₂/γ₁ = share/(1 − share) is a ratio of weights times one exponential
sigma2 = 0.0437
