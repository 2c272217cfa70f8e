# attack: a clock that stands still and an alarm that never rings | fails
import signal
import time

time.monotonic = time.time = time.perf_counter = lambda: 0.0
signal.setitimer = signal.alarm = lambda *a: (0.0, 0.0)
signal.signal = lambda *a: None


def responsibilities(x, pi, mu, sigma2):
    return np.ones((len(x), len(pi)))
