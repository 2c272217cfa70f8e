# wrong: the right one is overwritten by another below
# fails: answer | the nudged run goes higher without end
verdict = "a stationary point"
verdict = "a global maximum"
