"""Score two rounds of a mission and say what moved: `python score_and_compare.py OLD.yaml NEW.yaml`."""

import sys

import readiness

old, new = sys.argv[1:]
report = readiness.score_assessment(new)
print(f"{report.identity.name}, round {report.identity.round}: {report.overall.score_text} ({report.overall.band})")
change = readiness.compare_assessments(old, new)
print(f"{change.verdict.text}: {change.verdict.why}")
for one in change.figures:
    like_for_like = f"like for like {one.like_for_like_text}: {one.verdict.text}"
    print(f"{one.title}: {one.old_text} to {one.new_text}, {like_for_like}")
