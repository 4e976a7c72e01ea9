"""Manual pages: the checks of a questionnaire's craft."""

from typing import Final

from readiness.words.manual.page import Page

_ITEM: Final = """\
id: more
ask: {ask}
why: It is read beside the others.
sources: [S-1]
yes-no: {{yes: 100, no: 0}}
"""
_LEVELS: Final = """\
id: more
ask: What becomes of reviews?
why: It is read beside the others.
sources: [S-1]
scale: practice
levels: [{levels}]
"""
_THREE: Final = """\
readiness: checklist/1
id: staffing
title: Staffing
items:
  - id: handover
    ask: Does every post hand over in writing?
    why: What is not written down leaves with the person.
    sources: [S-1]
    yes-no: {{yes: 100, no: 0}}
    weight: {weight}
    weight-why: It was named most often.
  - id: vacancies
    ask: What share of the posts is empty?
    why: Empty posts hurt every other theme.
    sources: [S-1]
    number: {{unit: "%", between: [0, 100], goalposts: [[5, 100], [40, 0]]}}
  - id: review
    ask: When were the posts last reviewed?
    why: A review that is long past says little.
    sources: [S-1]
    date: {{goalposts: [[6, 100], [36, 0]]}}
"""
_BANDS: Final = """\
readiness: checklist/1
id: staffing
title: Staffing
decimals: 0
bands: [{{from: 0, label: Low}}, {{from: {second}, label: Fair}}, {{from: 50.8, label: High}}]
items:
  - id: vacancies
    ask: What share of the posts is empty?
    why: Empty posts hurt every other theme.
    sources: [S-1]
    number: {{unit: "%", between: [0, 100], goalposts: [[5, 100], [40, 0]]}}
"""
_GATED: Final = """\
id: more
ask: Are the profiles of the next phase on file?
why: It is read beside the others.
sources: [S-1]
yes-no: {{yes: 100, no: 0}}
phases: [{phase}]
applies-when: phase == "transition"
"""
_RULE: Final = """\
id: more
when: {when}
severity: warning
finding: Profiles stay as they were.
recommend: Review all profiles.
for: mission
sources: [S-1]
"""
_TWO: Final = """\
readiness: checklist/1
id: staffing
title: Staffing
items:
  - id: handover
    ask: Does every post hand over in writing?
    why: What is not written down leaves with the person.
    sources: [S-1]
    yes-no: {{yes: 100, no: 0}}
  - id: vacancies
    ask: What share of the posts is empty?
{beside}    number: {{unit: "%", between: [0, 100], goalposts: [[5, 100], [40, 0]]}}
"""
_WHY: Final = "    why: Empty posts hurt every other theme.\n"
_SOURCES: Final = "    sources: [S-1]\n"

PAGES: Final[dict[str, Page]] = {
    "F070": Page(
        "A misspelt code would switch off nothing, and nobody would know.",
        "item",
        _ITEM.format(ask="Is the plan written and reviewed?") + "allow: {F1001: The instrument asks so., F101: So.}\n",
        _ITEM.format(ask="Is the plan written and reviewed?") + "allow: {F101: The instrument asks so.}\n",
    ),
    "F071": Page(
        "Errors refuse a framework, because what it says cannot be scored as it stands; no reason changes that. That "
        "an 'allow' is idle (F199) is not switched off either, but mended by taking it out.",
        "item",
        _ITEM.format(ask="Is there a plan of posts?") + "allow: {F022: The source is known to us.}\n",
        _ITEM.format(ask="Is there a plan of posts?"),
    ),
    "F101": Page(
        "Who answers yes to one half and no to the other has no answer to give, and nobody can tell which half a score "
        "is about. Found are a second question mark, a second question behind 'and' or 'or', and two verbs or "
        "participles that these join; what stands in brackets is left out.",
        "item",
        _ITEM.format(ask="Is the plan of posts written and reviewed?"),
        _ITEM.format(ask="Is the plan of posts in writing?"),
    ),
    "F102": Page(
        "A heading is answered by what each reader takes it to ask.",
        "item",
        _ITEM.format(ask="The plan of posts"),
        _ITEM.format(ask="Is there a plan of posts?"),
    ),
    "F103": Page(
        "Questions are answered in the evening, by people who often read in their second or third language. The "
        "measure is Rudolf Flesch's reading ease (Journal of Applied Psychology 32, 1948), 206.835 - 1.015 words per "
        "sentence - 84.6 syllables per word, in which below 30 is 'very difficult'. Syllables are estimated; brackets, "
        "texts of fewer than eight words, and texts that are not English are left out.",
        "item",
        _ITEM.format(ask="Is organisational interoperability institutionalised in the administration's documentation?"),
        _ITEM.format(ask="Do the offices of the mission use one set of forms for their posts?"),
    ),
    "F104": Page(
        "What is asked in more than forty words is answered by its first ten.",
        "item",
        _ITEM.format(ask="Is there a plan of posts " + "and rooms and cars and desks " * 6 + "on file?"),
        _ITEM.format(ask="Is there a plan of posts on file?"),
    ),
    "F105": Page(
        "Whether something is adequate, regular or effective is decided by whoever answers, so that two missions with "
        "the same arrangements score differently, and self-scores drift upward.",
        "item",
        _ITEM.format(ask="Is the plan of posts adequate?"),
        _ITEM.format(ask="Does the plan of posts name who fills each?"),
    ),
    "F106": Page(
        "A no to a question with a not in it is read both ways.",
        "item",
        _ITEM.format(ask="Is the plan of posts not on file?"),
        _ITEM.format(ask="Is the plan of posts on file?"),
    ),
    "F107": Page(
        "Nothing happens always. The honest answer no, and the meant answer nearly, fall together.",
        "item",
        _ITEM.format(ask="Are empty posts always advertised?"),
        _ITEM.format(ask="Were the last ten empty posts advertised?"),
    ),
    "F108": Page(
        "One question under two ids counts twice, and the two answers will differ.",
        "item",
        _ITEM.format(ask="What share of the posts is empty?"),
        _ITEM.format(ask="Is there a plan for the posts that are empty?"),
    ),
    "F111": Page(
        "A level says what is the case. A question as a level can be chosen by nobody.",
        "item",
        _LEVELS.format(levels="None is on file., Is one on file?, All are on file., All are on file with a date."),
        _LEVELS.format(levels="None is on file., One is on file., All are on file., All are on file with a date."),
    ),
    "F112": Page(
        "Each level has to be more than the one before; where two say the same, chance decides which of them is chosen "
        "and how many points it earns. Compared without regard to case, spaces and punctuation.",
        "item",
        _LEVELS.format(levels="None is on file., One is on file., 'one is on file', All are on file with a date."),
        _LEVELS.format(levels="None is on file., One is on file., All are on file., All are on file with a date."),
    ),
    "F113": Page(
        "The scale already has a label for each level. Its text says what one would see.",
        "item",
        _LEVELS.format(levels="None., One is on file., All are on file., All are on file with a date."),
        _LEVELS.format(levels="None is on file., One is on file., All are on file., All are on file with a date."),
    ),
    "F114": Page(
        "An item that earns the same whatever is answered moves no score, but costs an answer and weight.",
        "item",
        _ITEM.format(ask="Is there a plan of posts?").replace("no: 0", "no: 100"),
        _ITEM.format(ask="Is there a plan of posts?"),
    ),
    "F121": Page(
        "Who knows why a question is asked answers what was meant; and whoever revises the questionnaire knows what "
        "would be lost.",
        "checklist",
        _TWO.format(beside=_SOURCES),
        _TWO.format(beside=_WHY + _SOURCES),
    ),
    "F122": Page(
        "A question or rule whose origin is not stated cannot be defended, nor looked up when it is doubted.",
        "checklist",
        _TWO.format(beside=_WHY),
        _TWO.format(beside=_WHY + _SOURCES),
    ),
    "F123": Page(
        "A weight says that one question counts more than another. That is a judgement, and its reason belongs beside "
        "it. Weights of 1 and -1 need none.",
        "item",
        _ITEM.format(ask="Is there a plan of posts?") + "weight: 1.5\n",
        _ITEM.format(ask="Is there a plan of posts?") + "weight: 1.5\nweight-why: It was named most often.\n",
    ),
    "F124": Page(
        "Said once, where neither items nor rules name any source; where some do, F122 names those that do not.",
        "head",
    ),
    "F131": Page(
        "A theme of which one item decides more than half is that item under another name. Looked at are the shares of "
        "items in every theme, and in every node with three scored items or more, in each phase, where weights are "
        "shares (mean, geometric, median) and only where equal weights would not have done the same.",
        "checklist",
        _THREE.format(weight=3),
        _THREE.format(weight=2),
    ),
    "F132": Page(
        "Bands end where the next begins, so that there is no gap and no overlap; but one may begin where no score is "
        "ever shown: above the scale, between two scores as they are rounded, or between the few that levels give.",
        "checklist",
        _BANDS.format(second=50.2),
        _BANDS.format(second=25),
    ),
    "F133": Page(
        "Forty-two indicators were too many for one mission. What is asked beyond what can be answered with care is "
        "answered without. The message says the most that one respondent is asked in one phase.",
        "checklist",
    ),
    "F141": Page(
        "An item that is never asked looks as if its matter were covered. Here its condition holds only in phases or "
        "for respondents for which the item is not due, or hangs on an item that is not due with it.",
        "item",
        _GATED.format(phase="start-up"),
        _GATED.format(phase="start-up, transition"),
    ),
    "F142": Page(
        "A condition says nothing of an item that is not due, so a rule on items of different phases or respondents "
        "stays silent for ever.",
        "rule",
        _RULE.format(when='phase == "start-up" and points("profiles") < 50'),
        _RULE.format(when='phase == "transition" and points("profiles") < 50'),
    ),
    "F199": Page(
        "A check that is switched off where nothing has the fault will hide the next one that does.",
        "item",
        _ITEM.format(ask="Is there a plan of posts?") + "allow: {F101: The instrument asks so.}\n",
        _ITEM.format(ask="Is there a plan of posts?"),
    ),
}
