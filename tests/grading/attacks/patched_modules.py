# attack: numpy, json, base64 and builtins that say what the student likes | fails
import base64
import builtins
import json

json.dumps = lambda *a, **k: '{"values": [1, 1, 1], "passed": true}'
base64.b64encode = lambda data: b"AAAAAAAA8D8="
np.asarray = np.ascontiguousarray = lambda *a, **k: np.ones(3)
builtins.isinstance = lambda *a: True
builtins.all = builtins.any = lambda *a: True


def responsibilities(x, pi, mu, sigma2):
    return np.ones((len(x), len(pi)))
