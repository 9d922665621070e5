#!/usr/bin/env python3
"""What the scorer of entities.py counts, on clusters small enough to reckon by hand."""
import unittest

import entities
import entity_gold


class BCubed(unittest.TestCase):
    def check(self, gold, system, f1, precision, recall):
        clusters = lambda text: {m: number for number, group in enumerate(text.split())
                                 for m in group}
        for found, right in zip(entities.b_cubed(clusters(gold), clusters(system)),
                                (f1, precision, recall)):
            self.assertAlmostEqual(found, right, 3)

    def test_equal_clusters_are_right(self):
        self.check('abc de f', 'ed f bca', 1, 1, 1)

    def test_one_cluster_for_all_is_complete_but_imprecise(self):
        self.check('ab cd', 'abcd', 2 / 3, 1 / 2, 1)

    def test_a_cut_cluster_is_precise_but_incomplete(self):
        self.check('abcd', 'ab cd', 2 / 3, 1, 1 / 2)

    def test_the_example_of_bagga_and_baldwin(self):
        self.check('12345 67 89ABC', '12345 6789ABC', 0.865, 0.762, 1)
        self.check('12345 67 89ABC', '1234589ABC 67', 0.737, 0.583, 1)

    def test_what_is_missing_or_too_much_counts_as_wrong(self):
        self.check('ab', 'a', 1 * 0.25 * 2 / 1.25, 1, 1 / 4)
        self.check('ab', 'ab x', 0.8, 2 / 3, 1)
        self.check('ab', '', 0, 0, 0)


class Calibration(unittest.TestCase):
    def test_the_gap_is_that_of_the_tenths(self):
        self.assertAlmostEqual(entities.gap([(0.95, True), (0.95, True), (0.55, False),
                                             (0.55, True)]), (2 * 0.05 + 2 * 0.05) / 4)
        self.assertAlmostEqual(entities.gap([(0.9, False)]), 0.9)


class Alignment(unittest.TestCase):
    def test_exact_or_by_overlap(self):
        at = lambda start, end: {'field': 'body', 'start': start, 'end': end}
        gold, found = [at(0, 5), at(8, 12)], [at(2, 5), at(8, 12), at(9, 12)]
        self.assertEqual(entities.align(gold, found, True), [None, 1, None])
        self.assertEqual(entities.align(gold, found, False), [0, 1, None])


class Gold(unittest.TestCase):
    def test_the_name_in_a_phrase(self):
        for phrase, name in (('Lakeland CEO Ann Lee', 'Lakeland CEO Ann Lee'),
                             ('Lakeland parent North Air', 'North Air'),
                             ('Salem , Oregon', 'Salem'), ('the Bank of Elm', 'Bank of Elm'),
                             ('Lakeland chief , Ann Lee', 'Ann Lee')):
            words = phrase.split()
            first, end = entity_gold.name_in(words)
            self.assertEqual(' '.join(words[first:end]), name)
        self.assertIsNone(entity_gold.name_in(['the', 'firm']))

    def test_nested_mentions_of_gum(self):
        row = lambda i, form, upos, entity, rel='dep': '\t'.join(
            (str(i), form, form, upos, '_', '_', '0', rel, '_', 'Entity=' + entity))
        text, tokens = entity_gold.gum_tokens([
            row(1, 'Ann', 'PROPN', '(1-person-new-s____-cf1-1,2-sgl(2-x-new-s____-cf1-1-sgl)'),
            row(2, 'Lee', 'PROPN', '1)')])
        self.assertEqual(text, 'Ann Lee ')
        self.assertEqual(entity_gold.gum_spans(tokens),
                         [(0, 0, '2', 'x', 0), (0, 1, '1', 'person', 1)])
        self.assertEqual(entity_gold.gum_name(tokens, 0, 1, 1, 'person'), (0, 1))


if __name__ == '__main__':
    unittest.main()
