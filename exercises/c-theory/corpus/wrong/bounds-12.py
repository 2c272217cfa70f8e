# wrong: the number of another student
# fails: answer | F = Σ q (ln π + ln N) − Σ q ln q, in total; hard labels have entropy 0
three_bounds = (-4.7771, -5.9123, -5.4231)
