"""Oracle: ROUGE-L of pairs of texts by the Python package rouge-score, as Self-Instruct used it (no stemmer).

Called by rouge-l.ts with the path of a JSON file of pairs. Prints a JSON list of [precision, recall, f-measure], where the
first text of a pair is what rouge-score calls the prediction.
"""

import json
import sys

from rouge_score import rouge_scorer

scorer = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=False)
with open(sys.argv[1], encoding="utf-8") as file:
    pairs = json.load(file)
found = [scorer.score(reference, text)["rougeL"] for text, reference in pairs]
print(json.dumps([[score.precision, score.recall, score.fmeasure] for score in found]))
