steps = {"fair": [fair_fair, fair_loaded], "loaded": [loaded_loaded, loaded_fair]}
ratio = lambda pair: pair[0] / sum(pair)
total = [sum(both) for both in zip(*steps.values())]
kept = (*map(ratio, steps.values()), ratio(total))
