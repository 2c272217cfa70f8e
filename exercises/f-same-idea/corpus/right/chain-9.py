import numpy as np

def chain_sums(xs, pi, A, B):
    """The counts are the slopes of ell in the logarithms of the parameters (Fisher), by the passes."""
    K, M = B.shape
    s, p, e = np.zeros(K), np.zeros((K, K)), np.zeros((K, M))
    ell = 0.0
    for x in xs:
        pre = [pi]
        post, cs = [], []
        for n, symbol in enumerate(x):
            joint = pre[-1] * B[:, symbol]
            cs.append(joint.sum())
            post.append(joint / cs[-1])
            pre.append(post[-1] @ A)
        ell += float(np.sum(np.log(cs)))
        d_post = np.zeros(K)  # slope of ell in what is handed on
        for n in range(len(x) - 1, -1, -1):
            back = A @ d_post if n < len(x) - 1 else np.zeros(K)
            # ell has ln c_n, and post_n = joint / c_n
            d_joint = (1 + back - post[n] @ back) / cs[n]
            e[:, x[n]] += d_joint * pre[n] * B[:, x[n]]
            d_pre = d_joint * B[:, x[n]]
            if n > 0:
                p += np.outer(post[n - 1], d_pre) * A
            else:
                s += d_pre * pi
            d_post = d_pre
    return s, p, e, ell
