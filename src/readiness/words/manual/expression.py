"""Manual pages: the problems of conditions."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {
    "E001": Page(
        "Conditions are written in words and a few signs, so that somebody who does not program can read them.",
        "when",
        fails='score("staffing") < 30 && answer("vacancies") > 40\n',
        passes='score("staffing") < 30 and answer("vacancies") > 40\n',
    ),
    "E002": Page(
        "The condition breaks off, or two parts of it stand together without a word that joins them. It is read in "
        "full when the framework is loaded, so that no rule fails on the day on which it matters.",
        "when",
        fails='score("staffing") <\n',
        passes='score("staffing") < 30\n',
    ),
    "E003": Page(
        "Nobody can check a condition of this length by reading it. Two rules can be read, and report more.",
    ),
    "E004": Page(
        "Nobody can check a condition of this depth by reading it. Two rules can be read, and report more.",
    ),
    "E005": Page(
        "Without its second quote it cannot be known where the text ends and the condition goes on.",
        "when",
        fails='phase == "transition\n',
        passes='phase == "transition"\n',
    ),
    "E006": Page(
        "A word without quotes must be one that conditions know. An unknown one is refused when the framework is "
        "loaded and not passed over, because a rule that silently never fires is worse than none.",
        "when",
        fails='scores("staffing") < 30\n',
        passes='score("staffing") < 30\n',
    ),
    "E007": Page(
        "Each word has one form: some are asked of an id in quotes, and phase and respondent stand alone.",
        "when",
        fails="score(30) < 30\n",
        passes='score("staffing") < 30\n',
    ),
    "E008": Page(
        "A rule about what does not exist would never fire, and nobody would miss it.",
        "when",
        fails='score("stafing") < 30\n',
        passes='score("staffing") < 30\n',
    ),
    "E009": Page(
        "A number or a text is neither true nor false. What counts as low has to be said in the rule and not guessed.",
        "when",
        fails='score("staffing")\n',
        passes='score("staffing") < 30\n',
    ),
    "E010": Page(
        "A number and a text have no order and are never equal, so the comparison would decide nothing.",
        "when",
        fails='score("staffing") < "low"\n',
        passes='score("staffing") < 30\n',
    ),
    "E011": Page(
        "The text is none of the words that can be answered here, so the comparison would come out the same for ever.",
        "when",
        fails='answer("profiles") == "adhoc"\n',
        passes='answer("profiles") == "ad hoc"\n',
    ),
    "E012": Page(
        "A framework without respondents asks nobody in particular, so no assessment could tell what the rule wants "
        "to know. The same holds for phases.",
        "files",
        fails="# framework.yaml\n"
        "respondents: []\n"
        "# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        '    when: respondent == "military"\n'
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Ask others too.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
        passes="# framework.yaml\n"
        "respondents: [leadership, military]\n"
        "# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        '    when: respondent == "military"\n'
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Ask others too.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
    ),
    "E013": Page(
        "Inside of count the word means each item in turn. Elsewhere it has to be said of which item.",
        "when",
        fails="points > 50\n",
        passes='points("handover") > 50\n',
    ),
    "E014": Page(
        "A context item is asked to be read beside others and earns nothing, so there are no points to compare.",
        "when",
        fails='points("posts") > 50\n',
        passes='answer("posts") > 50\n',
    ),
    "E015": Page(
        "A day is scored by its age, and a set of options by what they add up to; neither is a number or a text that "
        "a rule could compare. Their points are.",
        "when",
        fails='answer("review") == "2026-05-01"\n',
        passes='points("review") < 50\n',
    ),
    "E016": Page(
        "There is nothing to count or to score there, so the rule would never fire.",
        "files",
        fails="# staffing.yaml\n"
        "topics:\n"
        "  - id: size\n"
        "    title: Size\n"
        "    items:\n"
        "      - {id: sites, ask: How many sites are there?, why: They differ., sources: [S-1], context: number}\n"
        "# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        "    when: 'count(\"size\", points < 50) > 0'\n"
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Ask.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
        passes="# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        "    when: 'count(\"staffing\", points < 50) > 0'\n"
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Ask.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
    ),
    "E017": Page(
        "A list says which values are meant, and only `in` asks whether a value is one of them.",
        "when",
        fails='answer("handover") == ["yes"]\n',
        passes='answer("handover") == "yes"\n',
    ),
    "E018": Page(
        "`in` asks whether a value is one of several, so what follows is a list, also where it holds only one.",
        "when",
        fails='answer("profiles") in "absent"\n',
        passes='answer("profiles") in ["absent", "ad hoc"]\n',
    ),
    "E019": Page(
        "Answers of yes and no are words here, and so they are compared with words.",
        "when",
        fails='answer("handover") == true\n',
        passes='answer("handover") == "yes"\n',
    ),
    "E020": Page(
        "The parts of the condition exclude one another, so the rule would never fire, and the report would never "
        "say what its author wanted said.",
        "when",
        fails='score("staffing") > 60 and score("staffing") < 40\n',
        passes='score("staffing") > 40 and score("staffing") < 60\n',
    ),
    "E021": Page(
        "A rule that always fires says nothing about this mission; somebody who reads it in every report stops "
        "reading.",
        "when",
        fails='points("handover") < 50 or points("handover") >= 50\n',
        passes='points("handover") < 50\n',
    ),
    "E022": Page(
        "No answer can bring this about, because of the points or the limits of what is asked. Often a sign is "
        "turned round, or the limit of another question was in mind.",
        "when",
        fails='score("staffing") < 30 and answer("vacancies") > 100\n',
        passes='score("staffing") < 30 and answer("vacancies") > 40\n',
    ),
    "E023": Page(
        "Every answer meets this, so that the rule hangs on its other parts alone, and its author meant more.",
        "when",
        fails='score("staffing") < 30 and answer("vacancies") >= 0\n',
        passes='score("staffing") < 30 and answer("vacancies") > 40\n',
    ),
    "E025": Page(
        "Half the world writes decimals with a comma. Here a comma parts what is listed, so that it would have to be "
        "guessed which of the two is meant.",
        "when",
        fails='score("staffing") < 30,5\n',
        passes='score("staffing") < 30.5\n',
    ),
    "E024": Page(
        "A node has the bands of the head only where its scores live on the same scale, and otherwise its own; this "
        "one has neither, so that its score lies in no band.",
        "files",
        fails="# framework.yaml\n"
        "bands: []\n"
        "# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        '    when: \'band("staffing") == "Low"\'\n'
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Begin there.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
        passes="# framework.yaml\n"
        "bands: [{from: 0, label: Low}, {from: 50, label: High}]\n"
        "# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        '    when: \'band("staffing") == "Low"\'\n'
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Begin there.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
    ),
}
