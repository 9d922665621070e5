"""Pieces of an article and articles like it, over the whole sample corpus."""
from harness import expect, expect_equal, quote, test


def articles(context):
    return context.client.get_json("/articles?limit=1000&duplicates=keep")["results"]


@test
def segments_are_the_body(context):
    for article in articles(context):
        path = f"/articles/{quote(article['id'])}"
        page = context.client.get_json(path + "/segments")
        body = context.client.get_json(path)["body"]
        expect_equal("".join(row["text"] for row in page["results"]), body,
                     f"the segments of {article['id']}")
        expect_equal(page["total"], len(page["results"]), "total")
        events = {event["id"] for event in
                  context.client.get_json(path + "/events?limit=1000")["results"]}
        at = 0
        for row in page["results"]:
            expect(set(row["event_ids"]) <= events, f"{article['id']}: unknown events")
            expect(row["text"], "an empty segment")
            if row["mention"]:
                expect(row["mention"]["start"] <= at < row["mention"]["end"],
                       f"{article['id']}: a mention elsewhere")
                expect(row["text"] in row["mention"]["text"], "a part of the mention")
            at += len(row["text"])


@test
def similar_articles_are_others(context):
    original = {a["id"]: a["duplicate_of"] or a["id"] for a in articles(context)}
    found = 0
    for article in articles(context):
        path = f"/articles/{quote(article['id'])}"
        page = context.client.get_json(path + "/similar?limit=1000")
        groups = [original[row["id"]] for row in page["results"]]
        expect(original[article["id"]] not in groups, f"{article['id']} is like itself")
        expect_equal(len(set(groups)), len(groups), f"{article['id']}: copies")
        scores = [row["score"] for row in page["results"]]
        expect_equal(scores, sorted(scores, reverse=True), "scores")
        found += len(groups)
        included = context.client.get_json(path + "?include=similar")["similar"]
        expect_equal(included, page["results"][:10], "include=similar")
    expect(found > 10, f"only {found} are like any other")
