"""Walks the OpenAPI document: operations, real paths for them, right and wrong values."""
from harness import Skip, quote

# One of each, for the paths' variables; filled from the daemon.
LISTS = {"articles": "/articles", "entities": "/entities", "events": "/events"}


def operations(context, method="get"):
    """(path template, operation) of each operation of a method."""
    for path, methods in sorted(context.openapi["paths"].items()):
        if method in methods:
            yield path, methods[method]


def parameters(operation, place="query"):
    return [p for p in operation.get("parameters", ()) if p["in"] == place]


def real_id(context, kind):
    """The id of the first row that has something to show in each of its lists."""
    found = context.client.get_json(LISTS[kind] + "?limit=1")["results"]
    if not found:
        raise Skip(f"the sample corpus gives no {kind}")
    return found[0]["id"]


def fill(context, template):
    """A path that exists, for a template."""
    first = template.strip("/").split("/")[0]
    path = template
    if "{id}" in path:
        path = path.replace("{id}", quote(real_id(context, first)))
    return path.replace("{kind}", "articles").replace("{ext}", "csv").replace("{format}", "csv")


def closed_set(schema):
    """The words that a parameter takes, or its list's items; None when it is open."""
    items = schema.get("items", {})
    return schema.get("enum") or items.get("anyOf", [items])[0].get("enum")


def right_values(parameter):
    """Values that the parameter must take: each of a closed set, and its example."""
    schema = parameter["schema"]
    closed = closed_set(schema) or []
    values = list(closed)
    if schema.get("type") == "array" and len(closed) > 1:
        values.append(",".join(closed[:2]))
    if "example" in parameter:
        example = parameter["example"]
        values.append(",".join(example) if isinstance(example, list) else example)
    if schema.get("type") in ("integer", "number"):
        values += [schema.get("minimum", 0), schema.get("maximum", 1)]
    return list(dict.fromkeys(map(str, values)))


def wrong_values(parameter):
    """Values that the parameter must refuse, with what is wrong about them."""
    schema = parameter["schema"]
    schema = schema.get("anyOf", [schema])[0]  # a number or a word
    closed = closed_set(schema)
    if closed:
        yield closed[0] + "x", "a near miss"
        if schema.get("type") == "array":
            yield closed[0] + ",nonsense", "a list with one wrong word"
        else:
            yield "", "an empty value"
    elif schema.get("type") in ("integer", "number"):
        yield "many", "a word"
        yield "", "an empty value"
        yield "99999999999999999999", "a huge number"
        yield str(schema.get("minimum", 0) - 1), "below the minimum"
        yield str(schema.get("maximum", 1) + 1), "above the maximum"
        yield "1e", "half a number"
        if schema["type"] == "integer":
            yield "1.5", "a fraction"
    elif schema.get("pattern", "").startswith("^[0-9]{4}"):
        for value in ("yesterday", "2014-13", "2014-02-30", "2014-W60", "20141028", ""):
            yield value, "no date"
