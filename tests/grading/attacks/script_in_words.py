# attack: a script in all words that the report shows | fails
STUDENT = "<script>document.title = 'OWNED'</script>"
print("<script>document.title = 'OWNED'</script>")
share = "<script>document.title = 'OWNED'</script>"


def responsibilities(x, pi, mu, sigma2):
    raise ValueError("</pre><script>document.title = 'OWNED'</script><img src=x onerror=alert(1)>")
