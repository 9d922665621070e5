/* A table of the usual ones; several given names share a short form. */
#include "base/nicknames.h"

#include <stddef.h>

static const char *const NAMES[][2] = {
    {"abby", "abigail"},   {"al", "albert"},       {"alex", "alexander"},  {"andy", "andrew"},
    {"barb", "barbara"},   {"becky", "rebecca"},   {"ben", "benjamin"},    {"bernie", "bernard"},
    {"beth", "elizabeth"}, {"bill", "william"},    {"billy", "william"},   {"bob", "robert"},
    {"bobby", "robert"},   {"cathy", "catherine"}, {"charlie", "charles"}, {"chris", "christopher"},
    {"chuck", "charles"},  {"dan", "daniel"},      {"danny", "daniel"},    {"dave", "david"},
    {"deb", "deborah"},    {"debbie", "deborah"},  {"dick", "richard"},    {"don", "donald"},
    {"doug", "douglas"},   {"ed", "edward"},       {"eddie", "edward"},    {"fred", "frederick"},
    {"gabe", "gabriel"},   {"greg", "gregory"},    {"hank", "henry"},      {"harry", "henry"},
    {"jack", "john"},      {"jake", "jacob"},      {"jeff", "jeffrey"},    {"jen", "jennifer"},
    {"jerry", "gerald"},   {"jerry", "jerrold"},   {"jim", "james"},       {"jimmy", "james"},
    {"joe", "joseph"},     {"johnny", "john"},     {"jon", "jonathan"},    {"josh", "joshua"},
    {"kate", "katherine"}, {"kate", "kathleen"},   {"kathy", "katherine"}, {"ken", "kenneth"},
    {"larry", "lawrence"}, {"liz", "elizabeth"},   {"maggie", "margaret"}, {"matt", "matthew"},
    {"meg", "margaret"},   {"mike", "michael"},    {"mitch", "mitchell"},  {"nate", "nathaniel"},
    {"ned", "edward"},     {"nick", "nicholas"},   {"pat", "patricia"},    {"pat", "patrick"},
    {"peggy", "margaret"}, {"pete", "peter"},      {"phil", "philip"},     {"phil", "phillip"},
    {"ray", "raymond"},    {"rich", "richard"},    {"rick", "richard"},    {"rob", "robert"},
    {"ron", "ronald"},     {"sam", "samantha"},    {"sam", "samuel"},      {"stan", "stanley"},
    {"steve", "stephen"},  {"steve", "steven"},    {"stu", "stuart"},      {"sue", "susan"},
    {"ted", "edward"},     {"ted", "theodore"},    {"tim", "timothy"},     {"tom", "thomas"},
    {"tommy", "thomas"},   {"tony", "anthony"},    {"vicky", "victoria"},  {"vince", "vincent"},
    {"walt", "walter"},    {"will", "william"},    {"zach", "zachary"}};

/* Whether a word is one of the table; most begin with another letter, which costs no measuring. */
static bool is_name(struct span word, const char *name)
{
    return word.ptr[0] == name[0] && span_is(word, name);
}

bool nickname_of(struct span a, struct span b)
{
    for (size_t i = 0; a.len > 0 && b.len > 0 && i < sizeof NAMES / sizeof *NAMES; i++) {
        if ((is_name(a, NAMES[i][0]) && is_name(b, NAMES[i][1])) ||
            (is_name(b, NAMES[i][0]) && is_name(a, NAMES[i][1]))) {
            return true;
        }
    }
    return false;
}
