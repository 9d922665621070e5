"""Text whose lines were broken at a width: what is named and told stands in one line, and all that
has offsets quotes the text as it is printed."""
import textwrap

from harness import Daemon, expect, expect_equal, test

PARAGRAPHS = [
    "RIVERTON, March 3, 2008 (Coast Wire) - Rebels of the Upland Movement for Justice freed five "
    "captives on Sunday in the border town of Kesra, and Samuel Okonjo, the governor of the province "
    "of Upper Kesra, met the leaders of the Upland Movement for Justice there.",
    "The anti-Upland protesters of the Peace and Welfare Party marched in Riverton on Saturday, and "
    "police arrested Joseph Adeyemi Balogun, the chairman of the Peace and Welfare Party.",
]


def strings(value, path=()):
    """Every string of an answer, with the names of the members that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from strings(member, (*path, name))
    elif isinstance(value, list):
        for member in value:
            yield from strings(member, path)


def narrow(width):
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)


def check_lines(answer, quotes, what):
    for path, value in strings(answer):
        if not (path[-1] == "text" and quotes.intersection(path)):
            expect("\n" not in value and "  " not in value, f"{what}, {'.'.join(path)}: {value!r}")


@test
def annotated_text_is_read_over_its_line_ends(context):
    for width in (56, 63, 72):
        text = narrow(width)
        answer = context.client.request("POST", "/annotate", {"Content-Type": "text/plain"}, text).json()
        check_lines(answer, {"mentions", "evidence", "dates"}, f"width {width}")
        for mention in answer["mentions"]:
            expect_equal(text[mention["start"]:mention["end"]], mention["text"], "a mention's text")
        names = {entity["name"] for entity in answer["entities"]}
        expect({"Upland Movement for Justice", "Peace and Welfare Party"} <= names, f"{width}: {names}")


@test
def an_archived_text_is_named_in_one_line(context):
    folder = context.folder()
    (folder / "wrapped.txt").write_text("Captives freed\n\n" + narrow(64) + "\n", encoding="utf-8")
    with Daemon(context.program, folder) as daemon:
        client = daemon.client
        for path in ("/entities", "/events?include=evidence", "/articles/wrapped/mentions"):
            check_lines(client.get_json(path)["results"], {"evidence", "results"}
                        if "mentions" not in path else {"text"}, path)
        body = client.get_json("/articles/wrapped?include=body")["body"]
        expect("\n" in body.split("\n\n")[0], "the body keeps its line ends")
        for mention in client.get_json("/articles/wrapped/mentions?limit=1000")["results"]:
            if mention["field"] == "body":
                expect_equal(body[mention["start"]:mention["end"]], mention["text"], "a mention's text")
        aliases = client.get_json("/entities/upland-movement-for-justice")["aliases"]
        expect_equal(aliases, [{"text": "Upland Movement for Justice", "count": 2}], "aliases")
