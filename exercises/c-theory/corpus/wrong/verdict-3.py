# wrong: another option
# fails: answer | the nudged run goes higher without end
verdict = "a global maximum"
