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

bool nickname_of(struct span a, struct span b)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if ((span_is(a, NAMES[i][0]) && span_is(b, NAMES[i][1])) ||
            (span_is(b, NAMES[i][0]) && span_is(a, NAMES[i][1]))) {
            return true;
        }
    }
    return false;
}
