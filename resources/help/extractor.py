"""An extractor for Annotator, to begin your own from: words in quotation marks, and the reporting verb before them.

    annotator extract --with "python3 extractor.py" --name marks

One article comes in on each line of standard input, {"id":…,"title":…,"text":…}; one line goes out for each,
with its spans. Offsets count characters (Python's own), the end not included. Standard error is shown to whoever runs it.
"""

import json
import re
import sys

QUOTE = re.compile(r"«[^»]+»|“[^”]+”|\"[^\"\n]+\"")
VERB = re.compile(r"\b[وف]?(قال|قالت|أضاف|أضافت|أكد|أكدت|أوضح|أوضحت|صرح|صرحت|تابع|تابعت)\b")

for line in sys.stdin:
    article = json.loads(line)
    text, spans, relations = article["text"], [], []
    for number, quote in enumerate(QUOTE.finditer(text), 1):
        spans.append({"id": f"q{number}", "layer": "quote", "label": "direct", "start": quote.start(), "end": quote.end()})
        before = list(VERB.finditer(text, max(0, quote.start() - 80), quote.start()))
        if before:
            start, end = before[-1].span(1)
            spans.append({"id": f"c{number}", "layer": "cue", "label": "verb", "start": start, "end": end})
            relations.append({"label": "cue", "head": f"q{number}", "child": f"c{number}"})
    answer = {"id": article["id"], "spans": spans, "relations": relations}
    print(json.dumps(answer, ensure_ascii=False), flush=True)  # at once, so that progress can be seen
