# attack: threads that go on writing answers after the call | fails
import os
import threading
import time


def shout():
    end = time.monotonic() + 1
    while time.monotonic() < end:
        for number in range(3, 12):
            try:
                os.write(number, b'{"values": [1, 1, 1]}\n')
            except OSError:
                pass
        time.sleep(0.05)


def responsibilities(x, pi, mu, sigma2):
    threading.Thread(target=shout, daemon=True).start()
    time.sleep(0.1)
    return np.ones((len(x), len(pi)))
