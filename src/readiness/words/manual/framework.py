"""Manual pages: the problems of a framework's files."""

from typing import Final

from readiness.words.manual.page import Page

PAGES: Final[dict[str, Page]] = {
    "F001": Page(
        "A key that is not known would be passed over: a misspelt weight would weigh 1, and nobody would be told.",
        "item",
        fails="wieght: 2\n",
        passes="weight: 2\nweight-why: Two sources name it first.\n",
    ),
    "F002": Page(
        "Without this key the entry has no meaning: a number without goalposts earns no points, a question without "
        "its text cannot be asked.",
        "item",
        fails="number: {unit: days, between: [0, 90]}\n",
        passes="number: {unit: days, between: [0, 90], goalposts: [[10, 100], [90, 0]]}\n",
    ),
    "F003": Page(
        "A value of another type was written by mistake or by a slip of indentation, and there is more than one way "
        "to read it. YAML takes true, false and bare numbers for something else than text.",
        "item",
        fails="phases: transition\n",
        passes="phases: [transition]\n",
    ),
    "F004": Page(
        "This key takes one of a few words, and each means something that the program acts on.",
        "item",
        fails="lever: everybody\n",
        passes="lever: shared\n",
    ),
    "F005": Page(
        "Answers, rules and comparisons name things by their ids for years, so an id has one spelling only. What "
        "people read is the title or the question, which are free.",
        "item",
        fails="id: Hand over\n",
        passes="id: hand-over\n",
    ),
    "F006": Page(
        "The version becomes part of a path, and a slash or a colon would lead to another folder or to none.",
        "head",
        fails="version: 2026/1\n",
        passes='version: "2026.1"\n',
    ),
    "F007": Page(
        "A day that is not in the calendar, or lies far from any mission, is a slip of the pen.",
    ),
    "F008": Page(
        "The kind of answer decides how points are earned. With two kinds an item could be scored in two ways, and "
        "with none not at all.",
        "item",
        fails="yes-no: {yes: 100, no: 0}\ncontext: number\n",
        passes="yes-no: {yes: 100, no: 0}\n",
    ),
    "F009": Page(
        "The number lies outside of what it can mean, or a list has too few or too many entries. Shares go from 0 to "
        "1, not to 100.",
        "head",
        fails="policy: {minimum-coverage: 60}\n",
        passes="policy: {minimum-coverage: 0.6}\n",
    ),
    "F010": Page(
        "A blank text looks in a report as if something had been lost.",
        "item",
        fails='why: ""\n',
        passes="why: What is not written down leaves with the person.\n",
    ),
    "F011": Page(
        "A text that is compared letter by letter has to be whole.",
    ),
    "F020": Page(
        "A framework is copied, kept and sent as one folder, so all its files lie in it. A path that leads out of it "
        "would mean another file on another machine, or one that is nobody else's business.",
        "head",
        fails="rules: ../rules.yaml\n",
        passes="rules: rules.yaml\n",
    ),
    "F021": Page(
        "A checklist that is read twice would bring every id a second time.",
        "head",
        fails="checklists: [staffing.yaml, staffing.yaml]\n",
        passes="checklists: [staffing.yaml]\n",
    ),
    "F022": Page(
        "Phases, respondents, scales and sources are stated in one place and named in others. A misspelt phase would "
        "let an item never be due, and nobody would miss it.",
        "item",
        fails="phases: [transiton]\n",
        passes="phases: [transition]\n",
    ),
    "F023": Page(
        "Points belong to levels one by one; with one too few it cannot be known which level earns what.",
        "head",
        fails="scales:\n  practice:\n    labels: [absent, ad hoc, established, embedded]\n    points: [0, 50, 100]\n",
        passes="scales:\n"
        "  practice:\n"
        "    labels: [absent, ad hoc, established, embedded]\n"
        "    points: [0, 20, 60, 100]\n",
    ),
    "F024": Page(
        "Each score lies in exactly one band, which is so only where the first begins at the least score and each "
        "next one higher.",
        "head",
        fails="bands: [{from: 10, label: Low}, {from: 50, label: High}]\n",
        passes="bands: [{from: 0, label: Low}, {from: 50, label: High}]\n",
    ),
    "F025": Page(
        "An entry that stands twice counts once, so that the second stands for another that was meant, or for nothing.",
        "head",
        fails="phases: [start-up, transition, transition]\n",
        passes="phases: [start-up, transition]\n",
    ),
    "F073": Page(
        "Versions of a framework are compared by ids. One id that stands for two parts would compare each of them with "
        "the wrong one.",
        "item",
        fails="was: handover\n",
        passes="was: hand-over\n",
    ),
    "F074": Page(
        "Only one part can be the one that had this id before; the other is new. Where a part was divided, its parts "
        "say so with a list, and are compared with nothing.",
        "topic",
        fails="items:\n"
        "  - {id: radio, was: signals, ask: Is there a radio?, why: Telephones fail., sources: [S-1], "
        "yes-no: {yes: 100, no: 0}}\n"
        "  - {id: flags, was: signals, ask: Are there flags?, why: Radios fail too., sources: [S-1], "
        "yes-no: {yes: 100, no: 0}}\n",
        passes="items:\n"
        "  - {id: radio, was: [signals], ask: Is there a radio?, why: Telephones fail., sources: [S-1], "
        "yes-no: {yes: 100, no: 0}}\n"
        "  - {id: flags, was: [signals], ask: Are there flags?, why: Radios fail too., sources: [S-1], "
        "yes-no: {yes: 100, no: 0}}\n",
    ),
    "F077": Page(
        "The limits are many times what the longest published questionnaires need. They keep a framework that comes by "
        "e-mail from holding up the reader, and what it means is not looked at before it is within them.",
        "item",
    ),
    "F078": Page(
        "A framework is a folder, and is found by the head in it. A head under another name, a copy of an older one "
        "for instance, is read by nothing.",
        "files",
    ),
    "F072": Page(
        "Who answers sees two labels that look the same, and either may be taken for the other: the score would "
        "hang on which of them was copied.",
        "head",
        fails="scales: {practice: [absent, 'Absent ', established, embedded]}\n",
        passes="scales: {practice: [absent, ad hoc, established, embedded]}\n",
    ),
    "F026": Page(
        "In an assessment this word says why there is no answer. As an option of its own nobody could tell which of "
        "the two was meant.",
        "item",
        fails="choice:\n"
        "  - {id: joint, label: A joint one, points: 100}\n"
        "  - {id: dont-know, label: Nobody knows, points: 0}\n",
        passes="choice:\n"
        "  - {id: joint, label: A joint one, points: 100}\n"
        "  - {id: unclear, label: It was never settled, points: 0}\n",
    ),
    "F027": Page(
        "A theme or topic has a score through its items. An empty one would stand in every report without one.",
        "topic",
        fails="items: []\n",
        passes="items:\n"
        "  - id: radio\n"
        "    ask: Is there a radio at each site?\n"
        "    why: Telephones fail first.\n"
        "    sources: [S-1]\n"
        "    yes-no: {yes: 100, no: 0}\n",
    ),
    "F028": Page(
        "The word names the score of the whole, in rules, caps and commands.",
        "item",
        fails="id: overall\n",
        passes="id: overall-plan\n",
    ),
    "F029": Page(
        "Answers and rules name things by their ids alone, without the theme, so an id means one thing in the whole "
        "framework.",
        "item",
        fails="id: handover\n",
        passes="id: handover-plan\n",
    ),
    "F030": Page(
        "The framework is not whole without a file that its head lists, and half a questionnaire would give another "
        "score.",
        "head",
        fails="rules: rule.yaml\n",
        passes="rules: rules.yaml\n",
    ),
    "F031": Page(
        "Where several options can be chosen, one of them could say that the question does not apply and another "
        "that it does.",
        "item",
        fails="choices:\n"
        "  options:\n"
        "    - {id: web, label: On the web, points: 100}\n"
        "    - {id: press, label: In the press, points: 50}\n"
        "    - {id: no-posts, label: There are no posts, means: not-applicable}\n",
        passes="choice:\n"
        "  - {id: web, label: On the web, points: 100}\n"
        "  - {id: press, label: In the press, points: 50}\n"
        "  - {id: no-posts, label: There are no posts, means: not-applicable}\n",
    ),
    "F032": Page(
        "Between two limits in the wrong order there is nothing, so that every answer would be refused.",
        "item",
        fails="number: {unit: days, between: [90, 0], goalposts: [[10, 100], [90, 0]]}\n",
        passes="number: {unit: days, between: [0, 90], goalposts: [[10, 100], [90, 0]]}\n",
    ),
    "F033": Page(
        "Every level of a scale is written out for every item, because people agree on what they would see and not "
        "on what a label means.",
        "item",
        fails="scale: practice\nlevels: [Nobody is briefed., Some are briefed., All are briefed.]\n",
        passes="scale: practice\n"
        "levels:\n"
        "  - Nobody is briefed.\n"
        "  - Some are briefed.\n"
        "  - All are briefed.\n"
        "  - All are briefed within a week.\n",
    ),
    "F034": Page(
        "An option either earns points or says that the question does not apply. One that does neither could not be "
        "scored, and one that does both would be in the score and out of it.",
        "item",
        fails="choice:\n  - {id: all, label: All of them, points: 100}\n  - {id: some, label: Some of them}\n",
        passes="choice:\n"
        "  - {id: all, label: All of them, points: 100}\n"
        "  - {id: some, label: Some of them, points: 30}\n",
    ),
    "F035": Page(
        "Between two goalposts points follow a straight line, which needs the values in order. Whether many or few "
        "are good, the points say, not the order.",
        "item",
        fails="number: {unit: days, between: [0, 90], goalposts: [[90, 0], [10, 100]]}\n",
        passes="number: {unit: days, between: [0, 90], goalposts: [[10, 100], [90, 0]]}\n",
    ),
    "F036": Page(
        "A level further up a scale is a better one, everywhere in the program. Where an item is meant the other way "
        "round, it says `reverse: true`.",
        "head",
        fails="scales:\n"
        "  practice:\n"
        "    labels: [absent, ad hoc, established, embedded]\n"
        "    points: [0, 60, 40, 100]\n",
        passes="scales:\n"
        "  practice:\n"
        "    labels: [absent, ad hoc, established, embedded]\n"
        "    points: [0, 40, 60, 100]\n",
    ),
    "F037": Page(
        "Assessments name a framework by id and version, and it is looked for in the folder of that name. A file "
        "that says otherwise would be another one than was asked for.",
    ),
    "F038": Page(
        "Alone its names mean nothing: which phases, scales and sources there are stands in the head of a framework. "
        "A file that no head lists is read by nobody.",
    ),
    "F039": Page(
        "The rule begins to hold above a score, and then caps that same score below it. A mission that improves past "
        "the threshold would lose points by it.",
        "rule",
        fails='when: score("staffing") > 60 and points("handover") < 50\ncap: {staffing: 40}\n',
        passes='when: score("staffing") > 60 and points("handover") < 50\ncap: {staffing: 60}\n',
    ),
    "F040": Page(
        "A cap lowers a score for what the mission does. One that hangs on how much was answered, or on last year, "
        "would come and go without anything having changed on the ground, and ranges would no longer hold.",
        "rule",
        fails='when: coverage("staffing") < 0.5\ncap: {staffing: 50}\n',
        passes='when: points("handover") < 50\ncap: {staffing: 50}\n',
    ),
    "F041": Page(
        "The rule fires when something gets better, and then takes points off. Sometimes that is meant; mostly the "
        "sign is turned round.",
        "rule",
        fails='when: points("handover") > 50\ncap: {staffing: 50}\n',
        passes='when: points("handover") < 50\ncap: {staffing: 50}\n',
    ),
    "F042": Page(
        "What weighs nothing is asked for nothing: make it a context item, or take it out. Only in a sum can a part "
        "subtract.",
        "item",
        fails="weight: 0\n",
        passes="weight: 1\n",
    ),
    "F043": Page(
        "All points of a framework lie on one scale, so that scores can be read without a table beside them.",
        "item",
        fails="yes-no: {yes: 120, no: 0}\n",
        passes="yes-no: {yes: 100, no: 0}\n",
    ),
    "F044": Page(
        "A sum grows with its parts and has no scale of its own. Floor and ceiling say how it is read, and what open "
        "questions can still make of it.",
        "topic",
        fails="aggregate: sum\n",
        passes="aggregate: sum\nfloor: 0\nceiling: 200\n",
    ),
    "F045": Page(
        "The key would have no effect with this aggregate, and its author counts on one.",
        "topic",
        fails="aggregate: mean\nfloor: 0\n",
        passes="aggregate: mean\n",
    ),
    "F046": Page(
        "A lookup reads its result from a table, and there is none.",
        "topic",
        fails="aggregate: lookup\n",
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["yes", "no"], is: ad hoc}\n'
        '    - {of: ["no", "no"], is: absent}\n',
    ),
    "F047": Page(
        "The result of a lookup goes up as the points of its level. Two levels with the same points could not be "
        "told apart above, nor in the report.",
        "files",
        fails="# framework.yaml\n"
        "scales:\n"
        "  practice: [absent, ad hoc, established, embedded]\n"
        "  grade: {labels: [C, B, A], points: [0, 0, 100]}\n"
        "# staffing.yaml\n"
        "topics:\n"
        "  - id: sites\n"
        "    title: Sites\n"
        "    aggregate: lookup\n"
        "    lookup:\n"
        "      to: grade\n"
        '      table: [{of: ["yes"], is: A}, {of: ["no"], is: C}]\n'
        "    items:\n"
        "      - id: radio\n"
        "        ask: Is there a radio?\n"
        "        why: Telephones fail.\n"
        "        sources: [S-1]\n"
        "        yes-no: {yes: 100, no: 0}\n",
        passes="# framework.yaml\n"
        "scales:\n"
        "  practice: [absent, ad hoc, established, embedded]\n"
        "  grade: {labels: [C, B, A], points: [0, 50, 100]}\n"
        "# staffing.yaml\n"
        "topics:\n"
        "  - id: sites\n"
        "    title: Sites\n"
        "    aggregate: lookup\n"
        "    lookup:\n"
        "      to: grade\n"
        '      table: [{of: ["yes"], is: A}, {of: ["no"], is: C}]\n'
        "    items:\n"
        "      - id: radio\n"
        "        ask: Is there a radio?\n"
        "        why: Telephones fail.\n"
        "        sources: [S-1]\n"
        "        yes-no: {yes: 100, no: 0}\n",
    ),
    "F048": Page(
        "A table goes by levels, and a number or a mean has none. Bands give them to it.",
        "topic",
        fails="aggregate: lookup\n"
        'lookup: {to: practice, table: [{of: ["0"], is: absent}]}\n'
        "items:\n"
        "  - id: radios\n"
        "    ask: How many sites have a radio?\n"
        "    why: Telephones fail first.\n"
        "    sources: [S-1]\n"
        "    number:\n"
        "      unit: sites\n"
        "      between: [0, 9]\n"
        "      goalposts: [[0, 0], [9, 100]]\n",
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        '  table: [{of: ["no"], is: absent}, {of: ["yes"], is: embedded}]\n'
        "items:\n"
        "  - id: radio\n"
        "    ask: Is there a radio at each site?\n"
        "    why: Telephones fail first.\n"
        "    sources: [S-1]\n"
        "    yes-no: {yes: 100, no: 0}\n",
    ),
    "F049": Page(
        "A row is one combination of levels, so it has one for each child, in their order.",
        "topic",
        fails="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["yes", "no"], is: ad hoc}\n'
        '    - {of: ["no"], is: absent}\n',
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["yes", "no"], is: ad hoc}\n'
        '    - {of: ["no", "no"], is: absent}\n',
    ),
    "F050": Page(
        "Two rows for the same levels could give two results. Mostly one of them was meant for a combination that "
        "has no row.",
        "topic",
        fails="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["yes", "no"], is: ad hoc}\n'
        '    - {of: ["no", "yes"], is: absent}\n'
        '    - {of: ["no", "no"], is: absent}\n',
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["yes", "no"], is: ad hoc}\n'
        '    - {of: ["no", "no"], is: absent}\n',
    ),
    "F051": Page(
        "A geometric mean multiplies, and a negative number among the factors leaves nothing that could be called a "
        "mean.",
        "head",
        fails="points: [-10, 100]\n"
        "bands: [{from: -10, label: Low}, {from: 50, label: High}]\n"
        "overall: {aggregate: geometric}\n",
        passes="points: [0, 100]\n"
        "bands: [{from: 0, label: Low}, {from: 50, label: High}]\n"
        "overall: {aggregate: geometric}\n",
    ),
    "F052": Page(
        "Either the value of its band goes up from a node, or its score does. With some values only, it would be now "
        "the one and now the other.",
        "topic",
        fails="bands: [{from: 0, label: Low, value: 20}, {from: 50, label: High}]\n",
        passes="bands:\n  - {from: 0, label: Low, value: 20}\n  - {from: 50, label: High, value: 80}\n",
    ),
    "F053": Page(
        "The bands of the head are only names, for every node that states none. If they had values, every node would "
        "lose its score to them.",
        "head",
        fails="bands:\n  - {from: 0, label: Low, value: 20}\n  - {from: 50, label: High, value: 80}\n",
        passes="bands: [{from: 0, label: Low}, {from: 50, label: High}]\n",
    ),
    "F054": Page(
        "A cap lowers what it stands on. Where that is subtracted further up, or read from a table, the score above "
        "would rise by it.",
        "files",
        fails="# staffing.yaml\n"
        "aggregate: sum\n"
        "floor: -100\n"
        "ceiling: 900\n"
        "topics:\n"
        "  - id: strain\n"
        "    title: Strain\n"
        "    weight: -1\n"
        "    items:\n"
        "      - id: overtime\n"
        "        ask: Is overtime the rule?\n"
        "        why: It ends in leave.\n"
        "        sources: [S-1]\n"
        "        yes-no: {yes: 100, no: 0}\n"
        "# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        '    when: points("handover") < 50\n'
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Hand over.\n"
        "    for: mission\n"
        "    sources: [S-1]\n"
        "    cap: {strain: 50}\n",
        passes="# staffing.yaml\n"
        "aggregate: sum\n"
        "floor: -100\n"
        "ceiling: 900\n"
        "topics:\n"
        "  - id: strain\n"
        "    title: Strain\n"
        "    weight: -1\n"
        "    items:\n"
        "      - id: overtime\n"
        "        ask: Is overtime the rule?\n"
        "        why: It ends in leave.\n"
        "        sources: [S-1]\n"
        "        yes-no: {yes: 100, no: 0}\n"
        "# rules.yaml\n"
        "rules:\n"
        "  - id: r\n"
        '    when: points("handover") < 50\n'
        "    severity: note\n"
        "    finding: A note.\n"
        "    recommend: Hand over.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
    ),
    "F055": Page(
        "A better answer would lift the node into a higher band and lower what goes up from it. Some published "
        "instruments mean it so; most often two values are exchanged.",
        "topic",
        fails="bands:\n  - {from: 0, label: Low, value: 80}\n  - {from: 50, label: High, value: 20}\n",
        passes="bands:\n  - {from: 0, label: Low, value: 20}\n  - {from: 50, label: High, value: 80}\n",
    ),
    "F056": Page(
        "A better answer would give a worse result. Some published instruments mean it so; most often two rows are "
        "exchanged.",
        "topic",
        fails="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: ad hoc}\n'
        '    - {of: ["yes", "no"], is: embedded}\n'
        '    - {of: ["no", "no"], is: absent}\n',
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["yes", "no"], is: ad hoc}\n'
        '    - {of: ["no", "no"], is: absent}\n',
    ),
    "F057": Page(
        "Which questions are asked must be known while they are asked, one after the other. A score is known only at "
        "the end, and it hangs itself on what is asked.",
        "item",
        fails='applies-when: score("staffing") > 50\n',
        passes='applies-when: answer("handover") == "yes"\n',
    ),
    "F058": Page(
        "A cap above the scale does nothing, and one below it takes more than there is.",
        "rule",
        fails='when: points("handover") < 50\ncap: {staffing: 120}\n',
        passes='when: points("handover") < 50\ncap: {staffing: 60}\n',
    ),
    "F059": Page(
        "A row can stand for all its orders only where the children can change places, which they can if they have "
        "the same levels.",
        "topic",
        fails="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table: [{of: [web], is: ad hoc}]\n"
        "items:\n"
        "  - id: radio\n"
        "    ask: Is there a radio at each site?\n"
        "    why: Telephones fail first.\n"
        "    sources: [S-1]\n"
        "    yes-no: {yes: 100, no: 0}\n"
        "  - id: notice\n"
        "    ask: Where are posts made known?\n"
        "    why: One place finds one kind of person.\n"
        "    sources: [S-1]\n"
        "    choice:\n"
        "      - {id: wall, label: On a wall, points: 0}\n"
        "      - {id: web, label: On the web, points: 100}\n",
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  table:\n"
        '    - {of: ["no", wall], is: absent}\n'
        '    - {of: ["no", web], is: ad hoc}\n'
        '    - {of: ["yes", wall], is: established}\n'
        '    - {of: ["yes", web], is: embedded}\n'
        "items:\n"
        "  - id: radio\n"
        "    ask: Is there a radio at each site?\n"
        "    why: Telephones fail first.\n"
        "    sources: [S-1]\n"
        "    yes-no: {yes: 100, no: 0}\n"
        "  - id: notice\n"
        "    ask: Where are posts made known?\n"
        "    why: One place finds one kind of person.\n"
        "    sources: [S-1]\n"
        "    choice:\n"
        "      - {id: wall, label: On a wall, points: 0}\n"
        "      - {id: web, label: On the web, points: 100}\n",
    ),
    "F060": Page(
        "A mission whose answers meet the missing row would have no score, and would be the first to notice.",
        "topic",
        fails="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["no", "no"], is: absent}\n',
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        "  any-order: true\n"
        "  table:\n"
        '    - {of: ["yes", "yes"], is: embedded}\n'
        '    - {of: ["yes", "no"], is: ad hoc}\n'
        '    - {of: ["no", "no"], is: absent}\n',
    ),
    "F061": Page(
        "Nobody can look through a table of this length, and a mistake in it would decide scores unseen.",
    ),
    "F062": Page(
        "Two rules that ask the same fire together and say two things at once about one fact. Where they differ only "
        "in who has to move, both are of use.",
        "rules",
        fails="rules:\n"
        "  - id: one\n"
        '    when: points("handover") < 50\n'
        "    severity: note\n"
        "    finding: Little is handed over.\n"
        "    recommend: Hand over in writing.\n"
        "    for: mission\n"
        "    sources: [S-1]\n"
        "  - id: two\n"
        '    when: points("handover") < 50\n'
        "    severity: warning\n"
        "    finding: Knowledge is lost.\n"
        "    recommend: Keep handover notes.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
        passes="rules:\n"
        "  - id: one\n"
        '    when: points("handover") < 50\n'
        "    severity: warning\n"
        "    finding: Knowledge is lost.\n"
        "    recommend: Hand over in writing.\n"
        "    for: mission\n"
        "    sources: [S-1]\n",
    ),
    "F063": Page(
        "A table goes by levels, and levels are told apart by their points. Two with the same points are one level "
        "to it.",
        "topic",
        fails="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        '  table: [{of: ["yes"], is: embedded}, {of: ["no"], is: absent}]\n'
        "items:\n"
        "  - id: radio\n"
        "    ask: Is there a radio?\n"
        "    why: Telephones fail first.\n"
        "    sources: [S-1]\n"
        "    yes-no: {yes: 50, no: 50}\n",
        passes="aggregate: lookup\n"
        "lookup:\n"
        "  to: practice\n"
        '  table: [{of: ["yes"], is: embedded}, {of: ["no"], is: absent}]\n'
        "items:\n"
        "  - id: radio\n"
        "    ask: Is there a radio?\n"
        "    why: Telephones fail first.\n"
        "    sources: [S-1]\n"
        "    yes-no: {yes: 100, no: 0}\n",
    ),
}
