"""Several style sheets as one, without the rules and variables that nothing on the pages uses.

A selector stays if each class and id that it names occurs on a page or in a script, a variable if
something reads it. What stands in parentheses says nothing: it may be one of several, or excluded.
"""

import os.path
import re

import tinycss2

ADDRESS = re.compile(r"url\(\s*(['\"]?)(?!['\"]?(?:data:|#|\w+://))(.*?)\1\s*\)")
IMPORT = re.compile(r'@import\s+"([^"]*)"\s*;')
NAMES = re.compile(r'\b(?:class|id)="([^"]*)"')
VARIABLE = re.compile(r'(?<=[{;])(--[\w-]+):(?:"[^"]*"|[^;{}"])*(?:;|(?=\}))')
READ = re.compile(r"var\(\s*(--[\w-]+)")


def known(texts):
    """All classes and ids of pages, and all words of scripts, which may become such."""
    words = set()
    for text in texts:
        if text.lstrip().startswith("<"):
            words |= {word for found in NAMES.findall(text) for word in found.split()}
            text = "".join(re.findall(r"<script>(.*?)</script>", text, re.DOTALL))
        words |= set(re.findall(r"[\w-]+", text))
    return words


def joined(path, static):
    """The text of a sheet with its imports, its addresses as seen from `static`."""
    folder = os.path.relpath(path.parent, static)
    text = re.sub(r'@charset "[^"]*";', "", path.read_text("utf-8"))
    imports = "".join(joined(path.parent / name, static) for name in IMPORT.findall(text))
    rest = IMPORT.sub("", text)
    return imports + ADDRESS.sub(
        lambda found: f'url("{os.path.normpath(os.path.join(folder, found[2]))}")', rest
    )


def parts(tokens):
    """The selectors of a list, each as its tokens."""
    found = [[]]
    for token in tokens:
        if token == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def named(selector):
    """The classes and ids that a selector needs."""
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "hash" or (token.type == "ident" and before == "."):
            yield token.value


def rules(css, words):
    """The rules, each as text, with those of their selectors that can match something."""
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            kept = [part for part in parts(rule.prelude) if words.issuperset(named(part))]
            head = ",".join(tinycss2.serialize(part).strip() for part in kept)
            if kept:
                yield f"{head}{{{declared(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = "".join(rules(rule.content, words))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
            own = declared(rule.content)  # no formula is invisible while its signs are on the way
            yield f"@font-face{{{own}{'' if 'font-display' in own else ';font-display:swap'}}}"
        elif rule.type == "at-rule":
            yield rule.serialize()


def declared(tokens):
    """The declarations without comments and the white space around them."""
    found = tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
    texts = (one.serialize().strip() for one in found)
    return ";".join(text + " " if text.endswith(":") else text for text in texts)  # an empty value


def without_unread(css, texts):
    """The sheet without variables that nothing reads, and those that only these would read."""
    read = {name for text in [css, *texts] for name in READ.findall(text)}
    fewer = VARIABLE.sub(lambda found: found[0] if found[1] in read else "", css)
    return css if fewer == css else without_unread(fewer, texts)


def of(sheets, static, texts, apart=()):
    """The one sheet; texts: of pages and scripts; apart: sheets that read its variables, too."""
    words = known(texts)
    css = "".join(rule for path in sheets for rule in rules(joined(path, static), words))
    return without_unread(css, [*texts, *apart])
