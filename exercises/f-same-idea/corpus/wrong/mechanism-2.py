# wrong: another option
# fails: answer | the hidden value would often have been small too, but what decides is
mechanism = "MNAR"
