"""The timeline counts each event of the list once, where the list says that it happened."""
from harness import expect, expect_equal, test


def within(event, bucket):
    return (event["date_earliest"] and event["date_latest"] and
            bucket["start"] <= event["date_earliest"] and event["date_latest"] <= bucket["end"])


@test
def the_timeline_agrees_with_the_list(context):
    for interval in ("day", "week", "month", "year", "auto"):
        for filters in ("", "&type=agree,consult", "&from=2018&to=2018"):
            line = context.client.get_json(f"/timeline?interval={interval}{filters}")
            events = context.client.get_json(f"/events?limit=1000{filters}")["results"]
            placed = 0
            for bucket in line["buckets"]:
                inside = [event for event in events if within(event, bucket)]
                expect_equal(bucket["count"], len(inside), f"{interval} {bucket['start']}")
                expect_equal(len(bucket["top"]), min(3, len(inside)), f"top of {bucket['start']}")
                ids = {event["id"] for event in inside}
                expect(all(event["id"] in ids for event in bucket["top"]), bucket["start"])
                placed += len(inside)
            undated = sum(not (e["date_earliest"] or e["date_latest"]) for e in events)
            expect_equal(line["undated"], undated, "undated")
            expect_equal(placed + line["imprecise"] + line["undated"], len(events),
                         f"all events of {interval}{filters}")
