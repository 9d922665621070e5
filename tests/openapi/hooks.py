"""What OpenAPI cannot say of the contract, for schemathesis (SCHEMATHESIS_HOOKS).

- `fields` takes members out of an answer, so the full object is no longer its schema: the parameter
  is left out of well-formed requests here; tests/api tests it.
- A text may be of the right pattern and yet mean nothing: a cursor that no page gave, a period that
  ends before it begins, a 31 April, an order by relevance without a query, limit=all of a form that
  is no line, a box whose south lies north, an unclosed quote, a text in an article that cannot be
  read. Such a request is refused with a problem document that names the parameter, which the check
  below asks for in place of positive_data_acceptance.
"""
import schemathesis

CROSS = {"cursor", "from", "to", "published_from", "published_to", "as_of", "sort", "limit", "bbox", "q",
         "published"}
EXPECTED = {401, 403, 404, 409, 429, 503}


@schemathesis.hook
def before_call(context, case, kwargs):
    meta = case.meta
    if not meta or not case.query or "fields" not in case.query:
        return
    tested = getattr(meta.phase.data, "parameter", None)  # what a case of the coverage phase is about
    if meta.generation.mode.is_positive or tested not in (None, "fields"):
        del case.query["fields"]


@schemathesis.check
def refusals_say_why(context, response, case):
    """A well-formed request is refused only for what stands in the list above."""
    meta = case.meta
    if not meta or not meta.generation.mode.is_positive or response.status_code < 400:
        return
    if response.status_code in EXPECTED:
        return
    problem = response.json()
    if response.status_code in (400, 410, 422):
        if problem.get("parameter") in CROSS or (response.status_code == 422 and case.body and
                                                 problem.get("detail")):
            return
    raise AssertionError(f"refused with {response.status_code}: {problem}")
