"""The part of JSON Schema 2020-12 that the OpenAPI document uses. Stricter in one point: an object
whose members are listed may have no others, so that nothing is answered that is not documented."""
import datetime
import re

from harness import shorten

KEYWORDS = {"$ref", "type", "enum", "const", "required", "properties", "items", "anyOf", "allOf",
            "oneOf", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum",
            "pattern", "format", "additionalProperties", "description", "example", "examples",
            "title", "default", "uniqueItems", "readOnly", "contentMediaType"}


def type_of(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    return {float: "number", str: "string", list: "array", dict: "object"}[type(value)]


def has_type(value, name):
    found = type_of(value)
    return found == name or (name == "number" and found == "integer")


def resolve(document, reference):
    """What "#/components/schemas/x" points to, or None."""
    if not reference.startswith("#/"):
        return None
    found = document
    for part in reference[2:].split("/"):
        part = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found


def is_format(value, name):
    try:
        if name == "date":
            return re.fullmatch(r"\d{4}-\d\d-\d\d", value) and datetime.date.fromisoformat(value)
        if name == "date-time":
            return re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value)
    except ValueError:
        return False
    return True


def errors(document, schema, value, where="$"):
    """What is wrong with a value by a schema: a list of texts, empty when nothing is."""
    if "$ref" in schema:
        target = resolve(document, schema["$ref"])
        if target is None:
            return [f"{where}: {schema['$ref']} leads nowhere"]
        return errors(document, target, value, where)
    unknown = set(schema) - KEYWORDS
    if unknown:
        return [f"{where}: the checker does not know {sorted(unknown)}"]
    found = []
    for name in ("anyOf", "oneOf"):
        if name in schema and all(errors(document, s, value, where) for s in schema[name]):
            found.append(f"{where}: {shorten(value)} is none of {name}: "
                         + "; ".join(errors(document, schema[name][0], value, where)[:2]))
    for part in schema.get("allOf", ()):
        found += errors(document, part, value, where)
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(has_type(value, name) for name in types):
            return found + [f"{where}: {shorten(value)} is not {' or '.join(types)}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where}: {shorten(value)} is not in the closed set")
    if isinstance(value, str):
        found += string_errors(schema, value, where)
    elif isinstance(value, list):
        found += list_errors(document, schema, value, where)
    elif isinstance(value, dict):
        found += object_errors(document, schema, value, where)
    elif value is not None and not isinstance(value, bool):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value):
            found.append(f"{where}: {value} is out of range")
    return found


def string_errors(schema, value, where):
    found = []
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{where}: {value!r} does not match {schema['pattern']}")
    if "format" in schema and not is_format(value, schema["format"]):
        found.append(f"{where}: {value!r} is no {schema['format']}")
    if len(value) < schema.get("minLength", 0):
        found.append(f"{where}: {value!r} is too short")
    return found


def list_errors(document, schema, value, where):
    found = []
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        found.append(f"{where}: {len(value)} items")
    for i, item in enumerate(value):
        if "items" in schema:
            found += errors(document, schema["items"], item, f"{where}[{i}]")
    return found


def object_errors(document, schema, value, where):
    found = [f"{where} has no {name}" for name in schema.get("required", ()) if name not in value]
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", not properties)
    for name, member in value.items():
        if name in properties:
            found += errors(document, properties[name], member, f"{where}.{name}")
        elif others is False:
            found.append(f"{where} has the undocumented member {name}")
        elif isinstance(others, dict):
            found += errors(document, others, member, f"{where}.{name}")
    return found
