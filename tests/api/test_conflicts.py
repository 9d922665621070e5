"""What reports of one event disagree on is kept, each value with its articles: the day, the place and
how many were killed or wounded. What they agree on is no conflict."""
from harness import Daemon, expect_equal, test

ARTICLES = {
    "2021-05-04-first.txt": "Attack on police\n\nKABUL, May 4, 2021 (MPA) — Taliban fighters attacked a "
    "police station in Kandahar on Monday, killing at least 12 policemen and wounding 30.\n\nThe governor "
    "said that the gunmen had come at dawn and had left with weapons and two trucks.\n",
    "2021-05-05-second.txt": "A night of fear in the south\n\nKABUL, May 5, 2021 (Lakeside Herald) — "
    "People in the south woke up to gunfire this week.\n\nTaliban fighters attacked a police station in "
    "Kandahar on Monday, killing 15 policemen and wounding 30, doctors said.\n",
    "2021-06-08-third.txt": "Leaders meet\n\nPARIS, June 8, 2021 (MPA) — Angela Merkel met Emmanuel "
    "Macron in Strasbourg on June 6 for talks on the border.\n\nHer office called the talks useful, but "
    "gave no further word on them.\n",
    "2021-06-08-fourth.txt": "Two hours on the Rhine\n\nPARIS, June 8, 2021 (Northgate Courier) — Nobody "
    "expected much.\n\nAngela Merkel met Emmanuel Macron in Colmar on June 6 for talks on the border, and "
    "trains may soon run again.\n",
    "2021-07-09-fifth.txt": "Minister resigns\n\nROME, July 9, 2021 (MPA) — Luigi Di Maio resigned on July "
    "7 after a row over taxes.\n\nHis party had been at odds for months over what to tell the voters.\n",
    "2021-07-09-sixth.txt": "A party without a head\n\nROME, July 9, 2021 (Northgate Courier) — The heat "
    "has come early.\n\nLuigi Di Maio resigned on July 8 after a row over taxes, and few were surprised.\n",
}


def conflicts(client, kind):
    events = client.get_json(f"/events?type={kind}&include=conflicts&min_sources=2")["results"]
    expect_equal(len(events), 1, f"events of type {kind} told by both papers")
    whole = client.get_json("/events/" + events[0]["id"])
    expect_equal(whole["conflicts"], events[0]["conflicts"], "in the list and alone")
    return [[conflict["field"], [[value["value"], value["articles"]] for value in conflict["values"]]]
            for conflict in whole["conflicts"]]


@test
def disagreeing_reports_are_kept(context):
    folder = context.folder()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Daemon(context.program, folder) as daemon:
        expect_equal(conflicts(daemon.client, "assault"),
                     [["toll", [["12 killed", ["2021-05-04-first"]],
                                ["15 killed", ["2021-05-05-second"]]]]],
                     "30 wounded in both is no conflict")
        expect_equal(conflicts(daemon.client, "consult"),
                     [["place", [["Colmar", ["2021-06-08-fourth"]],
                                 ["Strasbourg", ["2021-06-08-third"]]]]], "where they met")
        expect_equal(conflicts(daemon.client, "resign"),
                     [["date", [["2021-07-07", ["2021-07-09-fifth"]],
                                ["2021-07-08", ["2021-07-09-sixth"]]]]], "the day he resigned")
