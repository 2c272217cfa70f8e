import numpy as np

%matplotlib inline
stay = np.array([fair_fair, loaded_loaded, fair_fair + loaded_loaded])
move = np.array([fair_loaded, loaded_fair, fair_loaded + loaded_fair])
kept = stay / (stay + move)
