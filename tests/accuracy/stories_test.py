#!/usr/bin/env python3
"""What the scorer of stories.py counts, on clusters small enough to reckon by hand. B-cubed itself
is tested with entities.py."""
import unittest

import stories
import story_gold


def clusters(text):
    return {m: number for number, group in enumerate(text.split()) for m in group}


class Figures(unittest.TestCase):
    def test_doing_nothing_is_right_only_of_what_is_told_once(self):
        counted = stories.figures(clusters('ab c d'), clusters('a b c d'))
        self.assertAlmostEqual(counted['all'][0], 2 * 0.75 / 1.75)
        self.assertAlmostEqual(counted['retold'][0], 2 * 0.5 / 1.5)
        self.assertEqual(counted['pairs'], (0, 0, 1))

    def test_a_wrong_join_costs_precision(self):
        counted = stories.figures(clusters('ab cd'), clusters('abc d'))
        self.assertEqual(counted['pairs'], (3, 1, 2))
        self.assertAlmostEqual(counted['all'][1], (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)

    def test_what_was_not_found_is_missing(self):
        counted = stories.figures(clusters('ab'), clusters('a'))
        self.assertEqual(counted['found'], (1, 2))
        self.assertAlmostEqual(counted['all'][2], 0.25)


class Matching(unittest.TestCase):
    def mention(self, start, end, kind='consult', event='e'):
        return {'field': 'body', 'start': start, 'end': end, 'type': kind, 'event': event}

    def test_equal_places_are_given_in_their_order(self):
        article = {'events': [self.mention(0, 4), self.mention(0, 4), self.mention(6, 8)]}
        found = [self.mention(0, 4, event='x'), self.mention(0, 4, event='y')]
        taken = stories.take_given(article, found)
        self.assertEqual({n: m['event'] for n, m in taken.items()}, {0: 'x', 1: 'y'})

    def test_raw_mentions_are_matched_by_type_then_overlap(self):
        article = {'events': [self.mention(0, 10), self.mention(20, 24)]}
        found = [self.mention(0, 9, 'die', 'x'), self.mention(8, 9, event='y'),
                 self.mention(30, 33, event='z')]
        taken = stories.take_raw(article, found)
        self.assertEqual({n: m['event'] for n, m in taken.items()}, {0: 'y'})


class Gold(unittest.TestCase):
    def test_a_story_mention_of_its_own_sentence(self):
        event = {'id': '1', 'type': 'consult', 'status': 'happened', 'date': None, 'place': 'Salem',
                 'participants': [{'name': 'Ann Lee', 'country': 'USA', 'role': 'actor'},
                                  {'name': 'reporters', 'role': 'recipient'}]}
        mention = {'quote': 'met', 'quote_start': 25, 'sentence': 'Lee met them.'}
        text = 'A title\n2014-10-21\n\n.Lee met them.'
        own = story_gold.story_mention(event, mention, text, (7, 20), True)
        self.assertEqual([p['entity'] for p in own['parties']], ['given:Ann Lee'])
        self.assertIsNone(own['place'])
        self.assertEqual((own['field'], own['start'], own['end']), ('body', 5, 8))
        whole = story_gold.story_mention(event, mention, text, (7, 20), False)
        self.assertEqual([p['entity'] for p in whole['parties']], ['given:Ann Lee', None])

    def test_times_of_meantime(self):
        for value, date in (('2009-06-01', '2009-06-01'), ('2009-06', '2009-06'),
                            ('2009-06-01T10:00', '2009-06-01'), ('P1Y', None),
                            ('XXXX-XX-XX', None), ('PAST_REF', None), ('2008-W40', '2008-W40')):
            self.assertEqual(story_gold.time_value(value), date)


if __name__ == '__main__':
    unittest.main()
