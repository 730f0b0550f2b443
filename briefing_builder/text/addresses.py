"""Addresses of the web, of mail and of telephones: what somebody pasted goes in, a clean address comes out, or why it is none.

Clean addresses are ASCII (RFC 3986): spaces and letters of other scripts are encoded, scheme and host are in small letters.
"""

import re
from typing import Final
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

SCHEMES: Final = ("http", "https", "mailto", "tel")
LONGEST: Final = 2_000
"""Characters; PowerPoint takes about as many, and a QR code of more could not be read from a screen."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(/|$))")  # a number behind the colon is a port
_MARKDOWN = re.compile(r"!?\[[^\]]*\]\(\s*<?([^\s>]+(?: [^\s>\"]+)*)>?(?:\s+\"[^\"]*\")?\s*\)")
_TWICE = re.compile(r"(?:(?:https?://)+(?=https?://)|(?:mailto:\s*)+(?=mailto:))", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_MAIL = re.compile(r"[^@\s<>()\[\],;:\\\"]+@[^@\s<>()\[\],;:\\\"/?]+")
_KEPT = "!#$&'()*+,;=:@/?-._~%"  # RFC 3986, 2.2 and 2.3; what is encoded stays so
_AROUND = ("<>", '""', "''", "“”", "„“", "«»", "‹›", "()", "[]")
_PAIRS = {")": "(", "]": "[", ">": "<"}


class NotAnAddress(ValueError):
    """What was found is no address that a deck can hold; `hint` is a way out, or empty."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.hint = hint


def clean_link(text: str) -> str:
    """Return the clean address: http, https, mailto or tel. Raises NotAnAddress.

    Brackets, quotes and Markdown around it are taken off, and a full stop or comma behind it; `www.` gets its https, an address of mail
    its mailto.
    """
    pasted = _TWICE.sub("", _strip_wrapping(text))
    _refuse_files(pasted)
    scheme = _SCHEME.match(pasted)
    if scheme is None:
        return _without_scheme(pasted)
    name, rest = scheme[1].lower(), pasted[scheme.end() :]
    if name not in SCHEMES:
        hint = "write a web address (https://…), mailto: or tel:"
        raise NotAnAddress(f"it begins with “{scheme[1]}:”, which a slide must not open", hint)
    if name == "mailto":
        return _mail_link(rest)
    return f"tel:{_telephone(rest)}" if name == "tel" else _web(f"{name}:{rest}")


def web_link(text: str) -> str:
    """Return the clean address of a web page. Raises NotAnAddress for what is none, addresses of mail and telephones included."""
    pasted = clean_link(text)
    if not pasted.startswith(("http://", "https://")):
        raise NotAnAddress("it is no web page", "write the address of a page: https://…")
    return pasted


def mail_address(text: str) -> str:
    """Return the bare address, `a@b.example`, without `mailto:`, brackets or the name before it. Raises NotAnAddress."""
    pasted = _TWICE.sub("", _strip_wrapping(text))
    if named := re.fullmatch(r"[^<>@]*<([^<>]+)>", pasted):
        pasted = _strip_wrapping(named[1])
    pasted = re.sub(r"^mailto:\s*", "", pasted, flags=re.IGNORECASE)
    if "?" in pasted:
        raise NotAnAddress("a subject or text follows the address", f"write {pasted.partition('?')[0]} alone")
    if len(re.findall("@", pasted)) > 1 and re.search(r"[,;\s]", pasted):
        raise NotAnAddress("these are several addresses", "write one")
    if re.search(r"\s(at|\(at\)|\[at\])\s|[(\[]at[)\]]", pasted, re.IGNORECASE):
        raise NotAnAddress("“at” is written for “@”", "write @")
    if not _MAIL.fullmatch(pasted):
        raise NotAnAddress("an address is name@organisation, without spaces", "")
    name, _, domain = pasted.rpartition("@")
    if any(not label for label in domain.split(".")):
        raise NotAnAddress("the part behind the @ is not complete")
    return f"{name}@{domain}"


def shown(address: str) -> str:
    """Return a clean web address as people read and type it: without scheme and last slash, with its letters of other scripts."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return address.partition(":")[2] or address
    host = parts.netloc
    if "xn--" in host:
        host = ".".join(map(_read_label, host.split(".")))
    rest = address.partition("://")[2][len(parts.netloc) :]
    return (host + re.sub(r"(?:%[89A-F][0-9A-F])+", lambda pasted: _percent_decoded(pasted[0]), rest, flags=re.IGNORECASE)).rstrip("/")


def contact_link(text: str) -> str:
    """Return where a line of contact leads: to a mail for an address, to a page for a link; nothing where it is other words."""
    try:
        return clean_link(text) if _SCHEME.match(text.strip()) else f"mailto:{_percent_encoded(mail_address(text))}"
    except NotAnAddress:
        return ""


def _strip_wrapping(text: str) -> str:
    pasted = text.strip().strip("\u200b\ufeff\u2060").strip()
    if markdown := _MARKDOWN.fullmatch(pasted):
        pasted = markdown[1]
    before = ""
    while pasted != before:
        before = pasted
        if len(pasted) > 1 and pasted[0] + pasted[-1] in _AROUND:
            pasted = pasted[1:-1].strip()
        elif pasted.endswith((".", ",", ";")) or (pasted[-1:] in _PAIRS and pasted.count(pasted[-1]) > pasted.count(_PAIRS[pasted[-1]])):
            pasted = pasted[:-1].rstrip()
    return pasted


def _refuse_files(pasted: str) -> None:
    """Raise NotAnAddress for what only one computer or network finds."""
    hint = "put the file where managers can open it in a browser, and write that address: https://…"
    if pasted.startswith(("\\\\", "//")):
        raise NotAnAddress("it is a folder of your network; other people, telephones and guests do not get there", hint)
    if re.match(r"[A-Za-z]:[\\/]|file:|~/", pasted, re.IGNORECASE):
        raise NotAnAddress("it is a file of one computer; nobody else can open it", hint)
    if pasted.startswith(("/", "./", "../", ".\\", "..\\")):
        raise NotAnAddress("it is the path of a file, not an address of the web", hint)
    if any(ord(character) < 32 for character in pasted):
        raise NotAnAddress("it is broken by a line end or a tab", "write it on one line")
    if not pasted:
        raise NotAnAddress("there is no address in it")


def _without_scheme(pasted: str) -> str:
    if _MAIL.fullmatch(pasted):
        return _mail_link(pasted)
    if pasted.lower().startswith("www."):
        return _web(f"https://{pasted}")
    if re.fullmatch(r"\+?[\d\s()./-]{5,}", pasted):
        raise NotAnAddress("it is a telephone number without tel:", f"write tel:{re.sub(r'[^+0-9]', '', pasted)}")
    if re.match(r"https?[/\\]", pasted, re.IGNORECASE):
        raise NotAnAddress("its beginning is misspelt", "write https://…")
    if re.match(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)", pasted):
        raise NotAnAddress("it does not say how it is opened", f"write https://{pasted}")
    raise NotAnAddress("it is not an address", "write the whole address, as the browser shows it: https://…")


def _mail_link(rest: str) -> str:
    address, mark, query = rest.strip().lstrip("/").partition("?")
    clean = ",".join(_percent_encoded(mail_address(part)) for part in re.split(r"[,;]", address) if part.strip())
    if not clean:
        raise NotAnAddress("there is no address behind mailto:")
    return _refuse_long(f"mailto:{clean}{mark}{_percent_encoded(query)}")


def _telephone(rest: str) -> str:
    number = rest.strip().lstrip("/").replace("(0)", "") if rest.strip().lstrip("/").startswith("+") else rest.strip().lstrip("/")
    plain = re.sub(r"[\s().\u2010-\u2015/]", "", number)
    if not re.fullmatch(r"\+?[\d-]*\d[\d-]*", plain):
        raise NotAnAddress("a telephone number has digits only", "for example tel:+44-20-7946-0000")
    return plain


def _web(pasted: str) -> str:
    address = pasted.replace("\\", "/")
    address = re.sub(r"^(https?):/*", r"\1://", address)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise NotAnAddress("the name of its server is not right", "copy it from the browser again") from None
    if "@" in parts.netloc:
        raise NotAnAddress("it gives away a name or password before the @", "remove what stands between // and @")
    host = _host(parts, address)
    at = f":{port}" if port is not None else ""
    rest = address.partition("://")[2][len(parts.netloc) :]
    before, mark, fragment = rest.partition("#")
    return _refuse_long(f"{parts.scheme}://{host}{at}{_percent_encoded(before)}{mark}{_percent_encoded(fragment)}")


def _host(parts: SplitResult, address: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host:
        raise NotAnAddress("it names no server", "copy it from the browser again")
    if re.search(r"\s", host):
        raise NotAnAddress(f"there is a space in the name of its server, “{host}”", "remove the space")
    if address.partition("://")[2].startswith("["):
        return f"[{host}]"
    if not host.isascii():
        host = _ascii(host)
    if not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise NotAnAddress(f"“{host}” cannot be the name of a server", "copy it from the browser again")
    return host


def _ascii(host: str) -> str:
    import idna  # large tables, and few addresses need them

    try:
        return idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        raise NotAnAddress(f"“{host}” cannot be the name of a server", "copy it from the browser again") from None


def _read_label(label: str) -> str:
    import idna

    try:
        return idna.decode(label)
    except (idna.IDNAError, UnicodeError):
        return label


def _percent_decoded(encoded: str) -> str:
    try:
        decoded = unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return encoded
    return decoded if decoded.isprintable() and not any(character.isspace() for character in decoded) else encoded


def _percent_encoded(text: str) -> str:
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=_KEPT)


def _refuse_long(address: str) -> str:
    if len(address) > LONGEST:
        hint = "use the short link of your intranet or learning platform"
        raise NotAnAddress(f"it has {len(address):,} characters; links and QR codes hold {LONGEST:,}", hint)
    return address
