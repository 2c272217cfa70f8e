# wrong: the right one is overwritten by another below
# fails: answer | the hidden value would often have been small too, but what decides is
mechanism = "MAR"
mechanism = "MNAR"
