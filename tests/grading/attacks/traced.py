# attack: see and change what the runner does, line by line | fails
import sys
import threading


def trace(frame, event, argument):
    if "wanted" in frame.f_locals or "expected" in frame.f_locals:
        raise ValueError("LEAKED")
    if frame.f_code.co_name == "encode":
        frame.f_locals["value"] = True
    return trace


sys.settrace(trace)
sys.setprofile(lambda *a: None)
threading.settrace(trace)


def responsibilities(x, pi, mu, sigma2):
    return np.ones((len(x), len(pi)))
