# attack: a script in all words that the report shows | fails
STUDENT = "<script>document.title = 'LEAKED'</script>"
print("<script>document.title = 'LEAKED'</script>")
share = "<script>document.title = 'LEAKED'</script>"


def responsibilities(x, pi, mu, sigma2):
    raise ValueError("</pre><script>document.title = 'LEAKED'</script><img src=x onerror=alert(1)>")
