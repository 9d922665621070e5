/* News agencies' XML: NITF (https://iptc.org/standards/nitf/) and NewsML-G2
 * (https://iptc.org/standards/newsml-g2/), which may hold NITF or XHTML. One walk over all
 * elements; a table says which of them state what. Of a package only the first item's text is read.
 */
#include "newsml.h"

#include "html_tree.h"

struct element {
    const char *name;
    const char *parent;    /* NULL: any */
    const char *attribute; /* NULL: its text */
    enum metadata_field field;
    unsigned rank;
};

static const struct element elements[] = {
    {"hl1", NULL, NULL, META_TITLE, 1},
    {"headline", NULL, NULL, META_TITLE, 2},
    {"title", "head", NULL, META_TITLE, 4},
    {"hl2", NULL, NULL, META_SUBTITLE, 1},
    {"byline", NULL, NULL, META_BYLINE, 1},
    {"by", NULL, NULL, META_BYLINE, 2},
    {"distributor", NULL, NULL, META_SOURCE, 1},
    {"name", "provider", NULL, META_SOURCE, 2},
    {"doc.copyright", NULL, "holder", META_SOURCE, 3},
    {"name", "infoSource", NULL, META_SOURCE, 4},
    {"name", "copyrightHolder", NULL, META_SOURCE, 5},
    {"date.issue", NULL, "norm", META_PUBLISHED, 1},
    {"contentCreated", NULL, NULL, META_PUBLISHED, 2},
    {"firstCreated", NULL, NULL, META_PUBLISHED, 3},
    {"story.date", NULL, "norm", META_PUBLISHED, 4},
    {"versionCreated", NULL, NULL, META_PUBLISHED, 5},
    {"body.content", NULL, NULL, META_BODY_HTML, 1},
    {"inlineXML", NULL, NULL, META_BODY_HTML, 3},
    {"inlineData", NULL, NULL, META_BODY_HTML, 4},
};

bool newsml_is(const xmlNode *root)
{
    return root &&
           node_is_any(root, (const char *const[]){"nitf", "newsItem", "newsMessage", NULL});
}

void newsml_read(struct arena *arena, xmlNode *root, struct metadata *metadata)
{
    for (xmlNode *node = root; node; node = tree_next(root, node, true)) {
        for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
            const struct element *element = &elements[i];
            if (!node_is(node, element->name) ||
                (element->parent && !(node->parent && node_is(node->parent, element->parent)))) {
                continue;
            }
            if (metadata->values[element->field].ptr &&
                metadata->ranks[element->field] <= element->rank) {
                break; /* said already, and elements may hold each other */
            }
            struct span value = element->attribute ? node_attribute(node, element->attribute)
                                : element->field == META_BODY_HTML ? node_markup(arena, node)
                                                                   : node_text(arena, node);
            metadata_put(metadata, element->field, arena_copy(arena, value), element->rank);
            break;
        }
    }
}
