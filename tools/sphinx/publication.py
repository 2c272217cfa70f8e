"""Who publishes the book, and where: one entry, `publication`, in _config.yml.

Jupyter Book asks for the address, the repository and the authors in four places and refuses to
build when a button's repository is missing. Here they are written once; what needs an empty one is
not rendered.
"""


def settings(publication):
    """The entry -> (Sphinx settings, theme options), without those whose source is empty."""
    address, repository = publication.get("address", ""), publication.get("repository", "")
    sphinx = {"author": ", ".join(publication.get("authors", []))}
    theme = {}
    if address:
        sphinx["html_baseurl"] = address.rstrip("/") + "/"
    if repository:
        theme = {
            "repository_url": repository.rstrip("/"),
            "repository_branch": publication.get("branch", "main"),
            "use_repository_button": True,
            "use_issues_button": True,
            "use_edit_page_button": True,
            "launch_buttons": {
                "notebook_interface": "jupyterlab",
                "binderhub_url": "https://mybinder.org",
                "colab_url": "https://colab.research.google.com",
            },
        }
    return sphinx, theme


def spread(app, config):
    sphinx, theme = settings(config.publication)
    for name, value in sphinx.items():
        config[name] = value
    config.html_theme_options = {**config.html_theme_options, **theme}


def setup(app):
    app.add_config_value("publication", {}, "html", types=[dict])
    app.connect("config-inited", spread)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
