"""Case files: requests and what their answers must be, as text. Adding one needs no code.

    ### what the case shows
    GET /articles?limit=2
    Accept: application/json

    a body, if any

    => 200
    Content-Type: application/json
    ETag: /^"[^"]+"$/
    !Set-Cookie

    {"limit": 2}
    $.total > 20
    $.results length 2
    $.results[*].language == "en"
    $.results[0].id -> id

A file holds any number of cases, which run in order. After "=> STATUS" come expected headers (exact,
/a regular expression/, or !absent), a blank line, then expectations of the body, one a line: a JSON
value that must be contained in it (objects may have more members, lists must have as many items), or
a path with an operator. Paths are $.member, [index] and [*], which asks the same of all items (and
fails without any). Operators: == != < <= > >= (JSON values), ~ /regex/, contains VALUE (a list's
item, a member's name or a text's part), length N, is TYPE (string integer number boolean null list
object), exists, absent, sorted up|down, unique. "text contains …", "text ~ /…/" look at the body as
text. "-> name" keeps a value, and {{name}} in later requests and expectations of the file is its
text. Lines that start with # are comments.
"""
import json
import re

from harness import Failure, expect, expect_equal, quote, shorten

TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool,
         "null": type(None), "list": list, "object": dict}


class Case:
    def __init__(self, title, line):
        self.title = title
        self.line = line
        self.request = []
        self.expected = []
        self.status = None


def parse(path):
    """The cases of a file, in order."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("###"):
            cases.append(Case(line[3:].strip(), number))
        elif line.startswith("#") or not cases:
            continue
        elif line.startswith("=> "):
            cases[-1].status = int(line[3:])
        else:
            part = cases[-1].request if cases[-1].status is None else cases[-1].expected
            part.append((number, line))
    for case in cases:
        if case.status is None or not case.request:
            raise ValueError(f"{path}:{case.line}: a case needs a request and \"=> STATUS\"")
    return cases


def fill(text, kept, encode=False):
    def value(match):
        if match.group(1) not in kept:
            raise Failure(f"{match.group()} was never kept")
        found = kept[match.group(1)]
        found = found if isinstance(found, str) else json.dumps(found)
        return quote(found) if encode else found
    return re.sub(r"\{\{(\w+)\}\}", value, text)


def split_block(lines):
    """The lines up to the first blank one, and those after it."""
    for i, (_, line) in enumerate(lines):
        if not line.strip():
            return lines[:i], lines[i + 1:]
    return lines, []


def send(client, case, kept):
    head, body = split_block(case.request)
    method, _, target = head[0][1].partition(" ")
    headers = {}
    for _, line in head[1:]:
        name, _, value = line.partition(":")
        headers[name.strip()] = fill(value.strip(), kept)
    text = fill("\n".join(line for _, line in body).strip("\n"), kept)
    return client.request(method, fill(target, kept, encode=True), headers,
                          text.encode() if text else None)


def check_header(line, answer):
    if line.startswith("!"):
        found = answer.headers.get(line[1:].strip().lower())
        expect(found is None, f"there is a header {line[1:]}: {found}")
        return
    name, _, wanted = line.partition(":")
    wanted = wanted.strip()
    found = answer.headers.get(name.strip().lower())
    expect(found is not None, f"no header {name}")
    if len(wanted) > 1 and wanted.startswith("/") and wanted.endswith("/"):
        expect(re.search(wanted[1:-1], found), f"{name}: {found} does not match {wanted}")
    else:
        expect_equal(found, wanted, f"header {name}")


def contained(wanted, found, where="$"):
    if isinstance(wanted, dict):
        expect(isinstance(found, dict), f"{where}: {shorten(found)} is no object")
        for name, value in wanted.items():
            expect(name in found, f"{where} has no member {name}: {shorten(found)}")
            contained(value, found[name], f"{where}.{name}")
    elif isinstance(wanted, list):
        expect(isinstance(found, list), f"{where}: {shorten(found)} is no list")
        expect_equal(len(found), len(wanted), f"number of items of {where}")
        for i, value in enumerate(wanted):
            contained(value, found[i], f"{where}[{i}]")
    else:
        expect(type(wanted) is type(found) and wanted == found,
               f"{where}: {shorten(found)} instead of {wanted!r}")


MISSING = object()


def look_up(document, path):
    """The values that a path leads to: one, or with [*] one for each item."""
    values = [document]
    for name, index in re.findall(r"\.([\w-]+)|\[(\d+|\*)\]", path[1:]):
        following = []
        for value in values:
            if name:
                following.append(value.get(name, MISSING) if isinstance(value, dict) else MISSING)
            elif index == "*":
                expect(isinstance(value, list) and value, f"{path}: no items")
                following.extend(value)
            else:
                inside = isinstance(value, list) and int(index) < len(value)
                following.append(value[int(index)] if inside else MISSING)
        values = following
    return values


def is_type(value, name):
    if isinstance(value, bool) and name != "boolean":
        return False
    return isinstance(value, TYPES[name])


def compare(value, operator, operand):
    if operator in ("==", "!="):
        return (value == json.loads(operand)) == (operator == "==")
    if operator in ("<", "<=", ">", ">="):
        other = json.loads(operand)
        try:
            return {"<": value < other, "<=": value <= other, ">": value > other,
                    ">=": value >= other}[operator]
        except TypeError:
            return False
    if operator == "~":
        return isinstance(value, str) and re.search(operand.strip("/"), value) is not None
    if operator == "contains":
        wanted = json.loads(operand)
        return isinstance(value, (str, list, dict)) and wanted in value
    if operator == "length":
        return isinstance(value, (str, list, dict)) and len(value) == int(operand)
    if operator == "is":
        return any(is_type(value, name) for name in operand.split("|"))
    raise ValueError(f"unknown operator {operator}")


def check_path(line, document, kept):
    match = re.match(r"(\$[^\s]*)\s+(\S+)\s*(.*)$", line)
    if not match:
        raise ValueError(f"not an expectation: {line}")
    path, operator, operand = match.groups()
    values = look_up(document, path)
    if operator == "absent":
        expect(all(value is MISSING for value in values), f"{path} is there: {shorten(values)}")
        return
    expect(MISSING not in values, f"{path} is not there: {shorten(document)}")
    if operator == "exists":
        return
    if operator == "->":
        kept[operand] = values[0]
    elif operator == "sorted":
        ordered = sorted(values, reverse=operand == "down")
        expect(values == ordered, f"{path} is not sorted {operand}: {shorten(values)}")
    elif operator == "unique":
        expect(len({json.dumps(v) for v in values}) == len(values), f"{path} is not unique")
    else:
        for value in values:
            expect(compare(value, operator, operand),
                   f"{path}: {shorten(value)} fails {operator} {operand}")


def check_text(line, answer):
    text = answer.body.decode("utf-8", "replace")
    operator, _, operand = line[len("text "):].partition(" ")
    if operator == "contains":
        expect(operand in text, f"the body does not contain {operand}: {shorten(text)}")
    elif operator == "~":
        expect(re.search(operand.strip("/"), text), f"the body does not match {operand}: "
               + shorten(text))
    elif operator == "length":
        expect_equal(len(text), int(operand), "length of the body")
    else:
        raise ValueError(f"unknown expectation: {line}")


def check_body(lines, answer, kept):
    i = 0
    while i < len(lines):
        number, line = lines[i]
        i += 1
        if not line.strip():
            continue
        try:
            if line.startswith("text "):
                check_text(fill(line, kept), answer)
            elif line.startswith("$"):
                check_path(fill(line, kept), answer.json(), kept)
            else:
                value = line
                while i < len(lines) and lines[i][1].startswith((" ", "}", "]")):
                    value += "\n" + lines[i][1]
                    i += 1
                contained(json.loads(fill(value, kept)), answer.json())
        except Failure as failure:
            raise Failure(f"line {number}: {failure}") from None


def run(client, case, kept):
    """Runs one case; raises Failure."""
    answer = send(client, case, kept)
    expect_equal(answer.status, case.status, f"line {case.line}: status ({shorten(answer.body)})")
    headers, body = split_block(case.expected)
    for number, line in headers:
        try:
            check_header(fill(line, kept), answer)
        except Failure as failure:
            raise Failure(f"line {number}: {failure}") from None
    check_body(body, answer, kept)
