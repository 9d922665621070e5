"""Facets: a value's count is what its filter finds, and no filter but a facet's own is left out of
its counts, neither the path's nor what decides which copy of a text is shown."""
import contract
from harness import expect, expect_equal, test, with_query

FILTER_OF = {"person": "entity", "organization": "entity"}


def faceted(context):
    """Path and facets of every list that has some."""
    for path, operation in contract.operations(context):
        for parameter in contract.parameters(operation):
            if parameter["name"] == "facet":
                yield contract.fill(context, path), parameter["schema"]["items"]["enum"]


def counts(context, path, facet, **filters):
    page = context.client.get_json(with_query(path, facet=facet, limit=1, **filters))
    return page["total"], page["facets"][facet]


@test
def the_count_of_a_value_is_what_its_filter_finds(context):
    tried = 0
    for path, facets in faceted(context):
        for facet in facets:
            kept = {"duplicates": "keep"} if path.endswith("articles") else {}
            _, values = counts(context, path, facet, **kept)
            for value in values[:4]:
                if value["value"] is None or facet in ("year", "month"):
                    continue
                name = FILTER_OF.get(facet, facet)
                wanted = {name: value["value"].replace(",", "\\,"), **kept}
                total, same = counts(context, path, facet, **wanted)
                where = f"{path}: {facet}={value['value']}"
                expect_equal(total, value["count"], where)
                if name == facet:
                    expect_equal(same, values, f"{where}: its own facet")
                tried += 1
    expect(tried > 100, f"only {tried} values")


@test
def years_count_what_the_other_filters_let_through(context):
    for path, facets in faceted(context):
        if "year" not in facets:
            continue
        for filters in ({}, {"q": "president"}):
            total, years = counts(context, path, "year", **filters)
            expect_equal(sum(year["count"] for year in years), total, f"{path} {filters}")
            _, narrowed = counts(context, path, "year", **{"from": "2017", "to": "2017", **filters})
            expect_equal(narrowed, years, f"{path} {filters}: from and to are their own filter")


@test
def which_copy_is_shown_is_decided_without_the_own_filter(context):
    _, sources = counts(context, "/articles", "source")
    for source in context.client.get_json("/sources?limit=100")["results"]:
        _, same = counts(context, "/articles", "source", source=source["source"])
        expect_equal(same, sources, source["source"])
    _, years = counts(context, "/events", "year", min_sources=2)
    total = context.client.get_json("/events?min_sources=2&limit=1")["total"]
    expect_equal(sum(year["count"] for year in years), total, "events of two sources")


@test
def a_time_that_does_not_lie_in_a_month_is_in_none(context):
    for facet in ("year", "month"):
        line = context.client.get_json(f"/timeline?interval={facet}&top=0")
        _, values = counts(context, "/events", facet)
        length = len("2014-10" if facet == "month" else "2014")
        told = {bucket["start"][:length]: bucket["count"] for bucket in line["buckets"]
                if bucket["count"]}
        told[None] = line["imprecise"] + line["undated"]
        expect_equal({v["value"]: v["count"] for v in values}, told, f"events by {facet}")
    articles = context.client.get_json("/articles?limit=1000")["results"]
    unsure = [row for row in articles if row["published_precision"] == "year"]
    expect(unsure, "no article is dated to the year only")
    _, months = counts(context, "/articles", "month")
    exact = [row["published"][:7] for row in articles if row["published_precision"] == "day"]
    expect_equal({v["value"]: v["count"] for v in months if v["value"]},
                 {month: exact.count(month) for month in exact}, "articles by month")
