"""One happening is one event, however it is told: by other words, without the day, by a headline that
describes whom the text names, or by what befell a place. Two happenings stay two."""
from harness import Daemon, expect, expect_equal, test, until

ARTICLES = {
    "first.md": ("2021-09-14", "Coast Wire", "Zambian president swears in new finance minister",
                 "Zambian President Joseph Tembo on Monday appointed Chola Banda, a former banker, as "
                 "finance minister.\n\nTaxes will not rise, he told reporters in Lusaka."),
    "second.md": ("2021-09-14", "Lakeside Herald", "Economist takes over the treasury",
                  "Few had expected it.\n\nChola Banda was sworn in on Monday at a ceremony in Lusaka. "
                  "She has never held an office."),
    "third.md": ("2021-09-15", "Northgate Courier", "A banker for the budget",
                 "The kwacha rose.\n\nPresident Joseph Tembo has named Chola Banda as finance minister, "
                 "and traders were pleased."),
    "quake.md": ("2019-03-07", "Coast Wire", "Strong quake kills 14 in southern Iran",
                 "A strong earthquake struck southern Iran early on Wednesday, officials said.\n\nThe "
                 "quake hit near the town of Jiroft at dawn and damaged dozens of villages. Helicopters "
                 "were sent from Kerman."),
    "toll.md": ("2019-03-07", "Lakeside Herald", "Death toll in Iran earthquake rises to 19",
                "The quake struck before dawn on Wednesday, when most people were asleep."),
    "aftershock.md": ("2019-03-09", "Coast Wire", "Second quake shakes Iran",
                      "Another earthquake struck southern Iran on Friday, officials said."),
    "blast.md": ("2018-05-07", "Coast Wire", "Death on the road north",
                 "An explosion in a convoy in northern Afghanistan has killed two Swedish engineers.\n\n"
                 "Officials said the explosion in the province of Takhar on Saturday was accidental.\n\n"
                 "In Kabul, an explosion killed a shopkeeper on Sunday."),
    "march.md": ("2022-06-02", "Coast Wire", "Anger in the mountains",
                 "Hundreds of relatives marched through Huaraz on Wednesday to demand justice."),
    "families.md": ("2022-06-02", "Lakeside Herald", "Mine inquiry opens",
                    "Families of the victims protested on Wednesday in Huaraz."),
    "elsewhere.md": ("2022-06-02", "Northgate Courier", "Dockers walk out",
                     "Dockers protested on Wednesday in Callao."),
    "economist.md": ("2022-11-17", "Coast Wire", "Myanmar frees Australian economist",
                     "Myanmar on Thursday released Australian economist Paul Hartnell, state media "
                     "said."),
    "jail.md": ("2022-11-17", "Lakeside Herald", "Paul Hartnell released from jail",
                "Australian academic Paul Hartnell has been freed from prison in Myanmar after almost "
                "two years.\n\nHis family wept."),
}


def write(folder, articles):
    for name, (date, source, title, body) in articles.items():
        (folder / name).write_text(f"---\ntitle: {title}\ndate: {date}\nsource: {source}\n---\n\n{body}\n",
                                   encoding="utf-8")


def articles_of(client, kind):
    """The articles of each event of a type, in order."""
    events = client.get_json(f"/events?type={kind}&include=evidence&sort=oldest")["results"]
    return sorted(sorted({told["article"] for told in event["evidence"]}) for event in events)


@test
def one_happening_is_one_event(context):
    folder = context.folder()
    write(folder, ARTICLES)
    with Daemon(context.program, folder) as daemon:
        client = daemon.client
        expect_equal(articles_of(client, "appoint"), [["first", "second", "third"]],
                     "appointed, sworn in, and named without a day")
        expect_equal(articles_of(client, "disaster"), [["aftershock"], ["quake", "toll"]],
                     "the quake of the headline, the lead and the town; another is another")
        blasts = client.get_json("/events?type=accident&include=evidence")["results"]
        expect_equal(sorted(len(event["evidence"]) for event in blasts), [1, 2],
                     "the explosion that killed is the one beside it, not that in Kabul")
        expect_equal(articles_of(client, "protest"), [["elsewhere"], ["families", "march"]],
                     "one town on one day")
        expect_equal(articles_of(client, "retreat"), [["economist", "jail"]],
                     "dated in one paper, fresh in the other")


@test
def who_is_described_in_one_sentence_goes_by_the_name_of_another(context):
    folder = context.folder()
    write(folder, ARTICLES)
    with Daemon(context.program, folder) as daemon:
        release = daemon.client.get_json("/events?type=retreat")["results"][0]
        expect_equal([party["entity"] for party in release["recipients"]], ["paul-hartnell"],
                     "the economist of the headline is Hartnell")
        appointment = daemon.client.get_json("/events?type=appoint")["results"][0]
        both = {party["entity"] for party in appointment["actors"] + appointment["recipients"]}
        expect(len(both) == len(appointment["actors"] + appointment["recipients"]),
               "nobody is on both sides")


NAMED_ELSEWHERE = {
    "bomb.md": ("2010-11-01", "Coast Wire", "Bomb in the port",
                "A bomb killed Ahmed Nur Farah, the commissioner of Mogadishu's port district, on Sunday "
                "evening. Al-Shabaab claimed responsibility."),
    "claim.md": ("2010-11-01", "Lakeside Herald", "Al-Shabaab says it killed commissioner",
                 "Al-Shabaab said on Monday it had killed the commissioner of Mogadishu's port district, "
                 "Ahmed Nur Farah, in a bomb attack the day before."),
}


@test
def a_description_goes_though_another_article_has_told_the_name(context):
    folder = context.folder()
    write(folder, NAMED_ELSEWHERE)
    with Daemon(context.program, folder) as daemon:
        killing = daemon.client.get_json("/events?type=assault")["results"]
        expect_equal([event["article_count"] for event in killing], [2], "one killing in two papers")
        expect_equal([party["entity"] for party in killing[0]["recipients"]], ["ahmed-nur-farah"],
                     "the commissioner of the headline is Farah")


SHARED_OUT = {
    "guards.md": ("2019-04-10", "Coast Wire", "Italian police capture clan chief Brusca",
                  "Italian police arrested Salvatore Brusca near Corleone on Tuesday. His brother Enzo "
                  "Brusca fled."),
    "notebooks.md": ("2019-04-18", "Northgate Courier", "What the chief wrote",
                     "Italian police arrested Brusca at Corleone on April 9. He had four notebooks."),
    "priest.md": ("2014-11-25", "Coast Wire", "Father Luis Adan shot dead",
                  "Father Luis Adan was shot dead in Davao on Monday."),
    "gunmen.md": ("2014-11-25", "Lakeside Herald", "Gunmen kill priest",
                  "Gunmen shot and killed Luis Adan, a priest, in Davao on Monday, police said."),
    "ottawa.md": ("2020-01-17", "Coast Wire", "Canada imposes sanctions on 12 officials of Belarus",
                  "Canada imposed sanctions on 12 officials of Belarus on Thursday."),
    "dozen.md": ("2020-01-17", "Lakeside Herald", "Ottawa puts a dozen Belarusians on blacklist",
                 "Ottawa has blacklisted a dozen Belarusian officials."),
}


@test
def nobody_is_listed_by_two_names_and_no_side_is_empty(context):
    folder = context.folder()
    write(folder, SHARED_OUT)
    with Daemon(context.program, folder) as daemon:
        client = daemon.client

        def parties(kind, role):
            event = client.get_json(f"/events?type={kind}")["results"][0]
            return [party["entity"] or party["text"] for party in event[role]]

        expect_equal(parties("coerce", "recipients"), ["salvatore-brusca"], "Brusca is no other man")
        expect_equal(parties("sanction", "actors"), ["canada"], "Ottawa is Canada")
        expect_equal(parties("assault", "actors"), ["Gunmen"], "who did it, by the other report")


BRIEFLY_NAMED = {
    "pilot.md": ("2015-06-10", "Coast Wire", "Bolivia frees pilot Olmedo after a year",
                 "Bolivia on Tuesday released the pilot Ignacio Olmedo from prison, his lawyer said."),
    "weekly.md": ("2015-06-16", "Northgate Courier", "One cell less",
                  "La Paz was praised for its decision to let Olmedo go last Tuesday. Bolivia holds "
                  "forty others."),
    "verdict.md": ("2017-03-15", "Coast Wire", "Nine years for ex-mayor",
                   "A Peruvian court on Tuesday sentenced former mayor Bruno Galdino to nine years in "
                   "prison."),
    "galdino.md": ("2017-03-19", "Northgate Courier", "The long arm",
                   "Judges sent the former mayor Bruno Galdino to prison on Tuesday, which few expected."),
}


CALLED_OFF = {
    "off.md": ("2016-09-29", "Coast Wire", "Gulf of Guinea leaders call off summit",
               "Ghana, Togo, Benin and Nigeria on Wednesday cancelled a summit on fishing quotas and "
               "piracy that was planned for Friday in Lome."),
    "quarrel.md": ("2016-10-02", "Northgate Courier", "Neighbours no more",
                   "The cancellation on Wednesday of the meeting of the four presidents in Lome shows how "
                   "deep the quarrel over fishing quotas is. Ghana and Togo blame Nigeria, and Benin "
                   "blames Ghana."),
    "fair.md": ("2016-09-29", "Lakeside Herald", "No fair in Lome",
                "The mayor of Lome, Kofi Mensah, on Wednesday called off the autumn fair for lack of "
                "money."),
}


@test
def what_is_called_off_is_called_off_once(context):
    folder = context.folder()
    write(folder, CALLED_OFF)
    with Daemon(context.program, folder) as daemon:
        expect_equal(articles_of(daemon.client, "reject"), [["fair"], ["off", "quarrel"]],
                     "one summit of two papers, and a fair in the same town")


LONG_AGO = {
    "news.md": ("2014-06-18", "Coast Wire", "Court jails Omar Tal",
                "The Constitutional Court of Benin on Tuesday sentenced opposition leader Omar Tal to "
                "six years in prison for fraud."),
    "years.md": ("2016-03-18", "Northgate Courier", "A year in the mountains",
                 "Omar Tal was sentenced to six years in prison for fraud in 2014. He writes every day."),
    "second.md": ("2014-11-20", "Coast Wire", "Tal jailed again",
                  "A military court in Benin on Wednesday sentenced Omar Tal to life for a plot."),
}


@test
def a_look_back_finds_what_befell_somebody_in_that_year(context):
    folder = context.folder()
    write(folder, LONG_AGO)
    with Daemon(context.program, folder) as daemon:
        events = daemon.client.get_json("/events?include=evidence&sort=oldest")["results"]
        told = [sorted({row["article"] for row in event["evidence"]}) for event in events]
        expect_equal([articles for articles in told if "second" not in articles], [["news", "years"]],
                     "sentenced in 2014, on a Tuesday in June")


@test
def a_family_name_and_light_verbs_tell_the_same(context):
    folder = context.folder()
    write(folder, BRIEFLY_NAMED)
    with Daemon(context.program, folder) as daemon:
        client = daemon.client
        expect_equal(articles_of(client, "retreat"), [["pilot", "weekly"]],
                     "'released Ignacio Olmedo' and 'let Olmedo go' six days later")
        expect_equal(articles_of(client, "legal"), [["galdino", "verdict"]],
                     "'sentenced to nine years in prison' and 'sent to prison'")


KINDS = {
    "truce.md": ("2022-03-04", "Coast Wire", "Guns fall silent",
                 "President Joseph Tembo and rebel leader Pascal Moyo agreed on Thursday to a two-week "
                 "ceasefire in the north."),
    "signed.md": ("2022-03-07", "Lakeside Herald", "How long will it last?",
                  "Joseph Tembo and Pascal Moyo signed the truce on Thursday after five days of talks."),
    "jailed.md": ("2022-05-21", "Coast Wire", "Mine owner jailed",
                  "A court in Lusaka on Friday sentenced mine owner Victor Banda to eight years in "
                  "prison."),
    "prison.md": ("2022-05-21", "Lakeside Herald", "Banda goes to prison",
                  "Mine owner Victor Banda was jailed for eight years on Friday."),
    "toppled.md": ("2022-08-12", "Coast Wire", "Colonel loses power",
                   "General Simon Phiri overthrew Colonel Peter Lungu on Thursday."),
    "ousted.md": ("2022-08-12", "Lakeside Herald", "A new man in the palace",
                  "Colonel Peter Lungu was ousted on Thursday by General Simon Phiri."),
    "listed.md": ("2022-06-28", "Coast Wire", "EU imposes sanctions on Belarus over trials",
                  "The European Union imposed sanctions on 28 Belarusian judges on Monday.\n\nIts envoy was "
                  "summoned.\n\nIt last imposed sanctions on Belarus in August 2020."),
    "shells.md": ("2022-11-07", "Coast Wire", "Market hit in Kadugli",
                  "At least six civilians were killed on Sunday when shells hit a crowded market in "
                  "Kadugli."),
    "market.md": ("2022-11-08", "Lakeside Herald", "No truce in sight",
                  "Few slept.\n\nAid workers condemned the shelling of a crowded market in Kadugli on "
                  "Sunday, in which nine people were killed."),
}


@test
def one_kind_of_act_is_one_event_by_whatever_type(context):
    folder = context.folder()
    write(folder, KINDS)
    with Daemon(context.program, folder) as daemon:
        events = daemon.client.get_json("/events?include=evidence,conflicts&limit=100")["results"]
        told = sorted(sorted({sentence["article"] for sentence in event["evidence"]}) for event in events)
        for pair in (["signed", "truce"], ["jailed", "prison"], ["ousted", "toppled"]):
            expect(pair in told, f"{' and '.join(pair)} tell one event")
        sanctions = [event for event in events if event["type"] == "sanction"]
        expect_equal(sorted(len(event["evidence"]) for event in sanctions), [1, 2],
                     "the headline tells what the lead does, not what was done two years ago")
        shelling = [event for event in events if event["type"] == "assault"]
        expect_equal(len(shelling), 1, "one market was shelled once")
        expect_equal([conflict["field"] for conflict in shelling[0]["conflicts"]], ["toll"],
                     "six or nine were killed")


MEASURES = {
    "visit.md": ("2024-06-10", "Coast Wire", "President to visit Lusaka",
                 "Malawi's President Grace Phiri will visit Lusaka on Thursday for talks with Zambian "
                 "President Joseph Tembo, her office said on Monday."),
    "trip.md": ("2024-06-12", "Lakeside Herald", "Phiri calls off trip to Zambia",
                "President Grace Phiri stays at home because of the floods."),
    "raid.md": ("2022-03-04", "Coast Wire", "A builder and his friends",
                "Police searched the offices of Rafael Pons on Thursday. Pons was detained on Thursday "
                "evening."),
    "bombs.md": ("2022-01-15", "Lakeside Herald", "A city that remembers",
                 "In July 2014 a bomb in Kaduna killed 39 people, and a second bomb in Kaduna killed 50."),
    "hostage.md": ("2024-03-05", "Coast Wire", "No word of the engineer",
                   "German engineer Jens Hartwig was kidnapped in Niger in February and is still held."),
    "seized.md": ("2024-04-14", "Lakeside Herald", "A trade in people",
                  "Gunmen seized Jens Hartwig in February 2024 and took him across the border."),
    "verdict.md": ("2024-05-15", "Coast Wire", "Wekesa found guilty of graft",
                   "A court in Nairobi convicted former governor Moses Wekesa on Tuesday."),
    "boats.md": ("2023-05-09", "Coast Wire", "Storm over the lake",
                 "At least 12 people drowned when a ferry sank off Zanzibar on Monday night."),
}


@test
def what_differs_stays_two_and_a_plan_called_off_is_one(context):
    folder = context.folder()
    write(folder, MEASURES)
    with Daemon(context.program, folder) as daemon:
        client = daemon.client
        visit = client.get_json("/events?type=consult&include=evidence")["results"]
        expect_equal([(event["status"], event["date"], len({told["article"] for told in event["evidence"]}))
                      for event in visit], [("denied", "2024-06-13", 2)], "a visit planned, then called off")
        expect_equal(len(client.get_json("/events?type=coerce")["results"]), 2,
                     "to search his offices is not to detain him")
        expect_equal(articles_of(client, "assault"), [["bombs"], ["bombs"], ["hostage", "seized"]],
                     "39 and 50 died in two blasts; kidnapped and seized is the same man")
        expect_equal(len(client.get_json("/events?type=legal")["results"]), 1,
                     "guilty in the headline, convicted below")
        expect_equal(len(client.get_json("/events?type=accident")["results"]), 1,
                     "those who drowned when it sank")


HEADLINES = {
    "Zambia: Tembo names economist as finance minister": [("appoint", ["Tembo"])],
    "Ukraine war: Russia bombs Kharkiv hospital": [("assault", ["Russia"])],
    "Iran nuclear talks: what we know": [],
}


@test
def what_a_headline_is_about_takes_no_part(context):
    folder = context.folder()
    for number, title in enumerate(HEADLINES):
        (folder / f"{number}.md").write_text(f'---\ntitle: "{title}"\ndate: 2022-07-22\n---\n\nNo more is known.\n',
                                             encoding="utf-8")
    with Daemon(context.program, folder) as daemon:
        for number, told in enumerate(HEADLINES.values()):
            events = daemon.client.get_json(f"/articles/{number}/events")["results"]
            expect_equal([(event["type"], [party["text"] for party in event["actors"]])
                          for event in events], told, f"events of headline {number}")


@test
def many_who_take_part_find_each_other_whoever_was_there_first(context):
    """Of two reports one names eight people and one the last two of them: they tell one event, also
    when the shorter one was loaded before."""
    people = ["Adam Brewster", "Brian Colton", "Carl Dunmore", "David Ellery", "Edward Farrow",
              "Frank Garland", "Simon Tarlow", "Victor Umber"]
    names = ", ".join(people[:-1]) + " and " + people[-1]
    long = {"all.md": ("2016-03-02", "Coast Wire", "Accusations", "The harbour was quiet.\n\nOn Tuesday "
                       f"the harbour board accused {names} of fraud.")}
    short = {"two.md": ("2016-03-02", "Lakeside Herald", "Two on a list", "The list grew.\n\nOn Tuesday "
                        f"the board of the harbour accused {people[6]} and {people[7]} of fraud.")}
    token = {"Authorization": "Bearer open-sesame"}
    for first, later in ((long, short), (short, long)):
        folder = context.folder()
        write(folder, first)
        with Daemon(context.program, folder, options=["--token", "open-sesame"]) as daemon:
            write(folder, later)
            daemon.client.request("POST", "/reload", token)
            until(lambda: daemon.client.get_json("/articles")["total"] == 2, "the second report")
            expect_equal(articles_of(daemon.client, "accuse"), [["all", "two"]], f"{[*first]} first")
