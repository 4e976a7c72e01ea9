"""What is said of each problem, and how it is mended. Codes are never given a second meaning."""

import re
from typing import Final, NamedTuple

from readiness.problems import CRAFT, STALE_ALLOW, Problem
from readiness.words.remedies import REMEDIES


class Text(NamedTuple):
    """A message and a remedy, both templates filled with the problem's own words."""

    message: str
    remedy: str


_SCHEMA: Final = {
    "001": Text(
        "unknown key '{name}'",
        "Mend the spelling, or take the key out; if it is part of a text with a comma, put the text in quotes.",
    ),
    "002": Text(
        "the key '{name}' is missing", "Add it; `readiness show --schema KIND` has all keys of a kind of file."
    ),
    "003": Text("expected {wanted}, found {found}", "Write {wanted}{how}."),
    "004": Text("'{found}' is not allowed here", "Write {allowed}."),
    "005": Text("'{found}' is not an id", "Use small letters, digits and hyphens, in parts joined by points."),
    "006": Text(
        "'{found}' cannot become part of a file name",
        "Use letters, digits, points, hyphens and underscores only, and no point in front.",
    ),
    "007": Text(
        "'{found}' is not a date from {earliest} to {latest}",
        "Write a day within these years, as year, month and day: for example 2026-11-23.",
    ),
    "008": Text(
        "an item has exactly one kind of answer",
        "Keep one of: scale, yes-no, choice, choices, number, date, context.",
    ),
    "009": Text("{detail}", "Change the value."),
    "011": Text(
        "'{found}' does not have the form that is asked here", "Copy it whole; a digest has 64 hexadecimal digits."
    ),
    "010": Text("this text is blank", "Write something, or take the key out."),
    "080": Text(
        "this file says {found}, and this readiness reads {kind} up to version {newest}",
        "Get a newer readiness (`readiness --version` says which this is); the file itself needs no change.",
    ),
    "081": Text("'{found}' is no kind of file", "Write 'readiness: {wanted}'; the kinds of file are: {kinds}."),
    "082": Text(
        "nothing says what kind of file this is: the key 'readiness' is missing or blank",
        "Begin the file with 'readiness: {wanted}'; the kinds of file are: {kinds}.",
    ),
    "083": Text("this is {found}, and {wanted} is asked here", "Name another file, or mend the key 'readiness'."),
}

_LISTED: Final = (
    "Mend the id; `readiness show {framework}` lists them, and of a framework of one's own `readiness show FOLDER`."
)
_SLIPS: Final = (
    Text("'{found}' is a number with {what}", "Write {instead}."),
    Text("'{found}' is a number with a comma, and decimals have a point here", "Write {instead}."),
    Text("'{found}' is no number that can be counted with", "Write a number in digits, or leave it out."),
    Text(
        "'{found}' has {digits} digits, and a number of more than {limit} is not exact",
        "Write fewer digits, in a larger unit if need be.",
    ),
    Text("'{found}' is not how a date is written here", "Write {instead}."),
    Text("there is no such day as '{found}': {why}", "Mend the date."),
)
"""Numbers and dates written otherwise than here, in an assessment or in a framework."""

TEXTS: Final = {
    "Y001": Text(
        "byte {byte} is not UTF-8, and the file is in no other encoding that can be told here",
        "Save it as UTF-8, from the program that it was written with; if it is not a text file, name another.",
    ),
    "Y002": Text("the character {char} is not allowed", "Take it out; if this is not a text file, name another."),
    "Y003": Text("the file is larger than {limit} bytes", "Take out what does not belong in it, or name another file."),
    "Y004": Text(
        "this is not YAML: {detail}",
        "Look at the line and at the one before it: brackets, quotes, indentation; a text with a colon needs quotes.",
    ),
    "Y005": Text("the key '{key}' stands here a second time; the first is in line {first}", "Keep one of the two."),
    "Y006": Text("'{what}' is an anchor or alias, which is not allowed", "Write the text out, or put it in quotes."),
    "Y007": Text("the tag '{tag}' is not allowed", "Take it out, or put the text in quotes."),
    "Y008": Text("nested deeper than {limit} levels", "Flatten the file."),
    "Y009": Text("more than {limit} values", "Take out what does not belong in it; a checklist can be made two."),
    "Y010": Text(
        "this text is longer than {limit} characters", "Shorten it; keep long texts in a document of their own."
    ),
    "Y011": Text("a key must be plain text", "Write the key as one word or phrase."),
    "Y012": Text("a second document begins here", "Keep one document in a file; take out the line '---'."),
    "Y014": Text("a tab indents this line, and YAML takes only spaces", "Put spaces in place of the tab."),
    "Y013": Text("the file is empty", "Fill it in, or name another file."),
    "Y015": Text(
        "the file is written in {encoding}, and UTF-8 is asked",
        "Save it as UTF-8: an editor asks for the encoding under 'Save as', PowerShell takes -Encoding utf8.",
    ),
    "Y016": Text(
        "the file is written in {encoding}, and UTF-8 is asked",
        "Save it as UTF-8: an editor asks for the encoding under 'Save as'.",
    ),
    "Y017": Text(
        "the file is not UTF-8 but most likely Windows-1252 or Latin-1: the byte {byte} is '{char}' there",
        "Open it with that encoding and save it as UTF-8: an editor asks for the encoding under 'Save as'.",
    ),
    "Y018": Text("this is a compressed file ({what})", "Unpack it, and name the text file in it."),
    "Y019": Text("this is an archive ({what})", "Unpack it, and name the text file in it."),
    "Y020": Text(
        "this is {what}, and not a text file, whatever its name ends in",
        "Copy its content into a YAML file; `readiness new` makes one.",
    ),
    "Y021": Text(
        "this is a file of an old office program (XLS, DOC or PPT), and not a text file",
        "Copy its content into a YAML file; `readiness new` makes one.",
    ),
    "Y022": Text("this is a picture ({what}), and not a text file", "Name the text file."),
    "Y023": Text("this is a PDF document, and not a text file", "Name the text file that it was made from."),
    "Y024": Text(
        "this is HTML or XML, and not the file itself: often it is the page that asks for a login",
        "Fetch the file again, with a login where one is asked; name the file as it was written.",
    ),
    "Y025": Text("this is a pointer of Git LFS, and not the file itself", "Fetch the file with: git lfs pull"),
    "Y026": Text(
        "a merge conflict begins here: two versions of the file stand in it, one after the other",
        "Keep one of the two, or join them, and take out the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "Y027": Text(
        "the merge key '<<' is not allowed: what holds here would stand elsewhere",
        "Write the keys out here, or put quotes around a key that is called so.",
    ),
    "Y028": Text(
        "'{what}' is an order to the parser, and none but one %YAML 1.2 is allowed",
        "Take the line out, and the line '---' after it.",
    ),
    "Y029": Text(
        "the mark {char} turns the direction of the text, so that this line may not say what it seems to say",
        "Take the mark out, or look at the line with an editor that shows such marks.",
    ),
    "Y030": Text("'{found}' is not '{seems}': it has the character {char}", "Type it anew, if '{seems}' is meant."),
    "Y031": Text(
        "this is not '{seems}': it has the character {char}, which cannot be told from a space or seen at all",
        "Type it anew, if '{seems}' is meant.",
    ),
    "Y032": Text(
        "what follows the # is a comment, and what is read before it is '{text}'",
        "Put the whole text in quotes, or take the # out; a comment has a blank behind its #.",
    ),
    "Y033": Text(
        "the character {char} looks like a space, and YAML takes it for a letter", "Put a plain space in its place."
    ),
    "Y034": Text(
        "the file ends in the middle of a character: it was cut off",
        "Fetch or save it again, and see that its last lines are there.",
    ),
    "Y035": Text(
        "the character {char} ends a line for a reader of YAML, and for no editor, so it is not allowed",
        "Put a line end or a blank in its place; in double quotes, {escape} may be written.",
    ),
    "Y037": Text("a ':' is missing behind the key '{key}'", "Write it with ':' and a blank: {key}: {value}"),
    "Y038": Text("a blank is missing behind the ':' of the key '{key}'", "Write it with a blank: {key}: {value}"),
    "Y039": Text(
        "the file begins with a blank, and line {other} does not",
        "Begin the keys of one level at one column; take the blanks out here.",
    ),
    "Y040": Text(
        "{escape} is half of a pair, as UTF-16 writes a character, and no character",
        "Write the character itself, or its one number behind \\U, with eight digits.",
    ),
    "Y041": Text(
        "{escape} is beyond the last character that there is, U+10FFFF", "Write the character itself, or its number."
    ),
    "Y042": Text(
        "a key may have at most {limit} characters, and this one has more", "Shorten it, or look for a missing ':'."
    ),
    "Y043": Text(
        "the document ended in line {end}, at '...', and more follows here",
        "Take out the line '...', or what follows it.",
    ),
    "Y036": Text("this is a database ({what}), and not a text file", "Name the text file."),
    **{f"F{number}": text for number, text in _SCHEMA.items()},
    "F020": Text(
        "'{name}' is no plain path to a file in the framework's folder",
        "Name a file below the folder of framework.yaml, without '.', '..', drive or root, and no link that leads out.",
    ),
    "F021": Text("'{name}' is listed twice", "Keep one of the two lines."),
    "F022": Text("unknown {what} '{name}'", "Use one that framework.yaml states, or state it there."),
    "F023": Text("{points} points are stated for {n} labels", "State one number of points for each label."),
    "F024": Text(
        "bands must begin at {least} and rise", "Order the bands by 'from', the first from {least}, no two alike."
    ),
    "F025": Text("'{name}' stands in this list twice", "Keep one of the two."),
    "F026": Text(
        "'{name}' means in an assessment that there is no answer, so it cannot be a label or an option",
        "Choose another word.",
    ),
    "F027": Text("'{name}' holds neither topics nor items", "Add an item, or take it out."),
    "F028": Text("the id 'overall' means the whole framework", "Choose another id."),
    "F029": Text(
        "the id '{name}' is taken; it stands first at {first}",
        "Give each theme, topic, item and rule an id of its own.",
    ),
    "F030": Text("'{name}' cannot be read: {why}", "Mend the name, or add the file."),
    "F031": Text("an option among several cannot mean that the question does not apply", "Use 'choice' for this item."),
    "F032": Text(
        "the lower limit must come first and be lower", "Write [lowest, highest], and a floor below its ceiling."
    ),
    "F033": Text("{found} levels are written for a scale of {wanted}", "Write one text for each level of the scale."),
    "F034": Text(
        "the option '{name}' must state either its points or what it means", "Keep one of 'points' and 'means'."
    ),
    "F035": Text("the values of goalposts must rise", "Order the pairs by their first number, no two alike."),
    "F036": Text("the points of a scale must not fall", "Order the labels from the least to the most."),
    "F037": Text(
        "the folder says {folder}, and the file says {name}",
        "Move the framework to checklists/<id>/<version>/, as its own id and version say.",
    ),
    "F038": Text(
        "no framework.yaml beside this file lists it",
        "List it there under 'checklists', 'rules' or 'sources', or take the file away.",
    ),
    "F039": Text(
        "the cap {cap} on '{name}' is lower than {threshold}, the score from which this rule begins to hold",
        "Raise the cap or lower the score in 'when': with this cap, an improvement could cost points.",
    ),
    "F040": Text(
        "a rule that asks for '{what}' cannot have a cap",
        "Take the cap out, or ask for scores, points and answers only: such a cap would come or go without a change "
        "in this round's answers.",
    ),
    "F041": Text(
        "an improvement in {what} could bring about the cap on '{name}', and so cost points",
        "This cap takes points off when {what} gets better. Mostly the comparison is the wrong way round: turn it, as "
        "> into <, so that it holds for the worse answers; or take the cap out.",
    ),
    "F042": Text(
        "a weight must be above 0",
        "Mend it; an item that shall count for nothing is asked as 'context'; only a child of a sum may have a weight "
        "below 0, which subtracts it.",
    ),
    "F043": Text(
        "{points} lies outside the points of this framework, {least} to {most}",
        "Mend it, or state other 'points' in framework.yaml.",
    ),
    "F044": Text("a sum must state its floor and its ceiling", "Add both: the least and the most that it may come to."),
    "F045": Text(
        "'{name}' goes with 'aggregate: {wanted}' only, and here it is '{found}'", "Take it out, or mend 'aggregate'."
    ),
    "F046": Text("a lookup needs its table", "Add 'lookup' with 'to' and 'table'; `readiness show F046` shows one."),
    "F047": Text(
        "the scale '{name}' gives two levels the same points, as they are shown here",
        "Name a scale whose points rise from level to level, or state more 'decimals'.",
    ),
    "F048": Text(
        "'{name}' has no levels, so a table cannot go by it",
        "Give it bands, or ask it as a scale, a choice or a yes and no.",
    ),
    "F049": Text("levels in this row: {found}; children: {wanted}", "Name one level for each child."),
    "F050": Text("row {first} of this table is for the same levels", "Keep one of the two."),
    "F051": Text(
        "a geometric mean cannot be taken of scores that may be below 0", "Use another aggregate, or other points."
    ),
    "F052": Text("either every band of a node has a value, or none", "Add the missing value, or take all values out."),
    "F053": Text(
        "the bands of the head have no values", "Give the value to the bands of the node whose band is to go up."
    ),
    "F054": Text(
        "'{name}', or something that it is part of, {why}, so a cap on it could raise a score",
        "Take the cap out, or put it on another node.",
    ),
    "F055": Text(
        "the values of these bands fall, so a better answer can lower the score above",
        "Order the values, unless the instrument means it so.",
    ),
    "F056": Text(
        "in this table a higher level of '{name}' can give a lower level",
        "Look through the rows, unless the instrument means it so.",
    ),
    "F057": Text(
        "whether an item applies cannot hang on {what}",
        "Ask for the points or the answer of an item that stands before it, for the phase or for the respondent.",
    ),
    "F058": Text("the cap {cap} on '{name}' lies outside its scale, {least} to {most}", "Mend it, or take it out."),
    "F059": Text(
        "the children do not have the same levels, so their order matters",
        "Take 'any-order' out, and write a row for each order.",
    ),
    "F060": Text("the table has no row for: {levels}{more}", "Add a row for every combination of levels."),
    "F061": Text("the table would need more than {limit} rows", "Look up fewer children at once, in two steps."),
    "F062": Text(
        "this rule has the condition of '{first}', for the same mover",
        "Make one rule of the two, if they are one.",
    ),
    "F063": Text(
        "two levels of '{name}' earn the same points, so a table cannot tell them apart",
        "Give each of its levels points of its own.",
    ),
    **{f"F06{last}": text for last, text in zip("456789", _SLIPS, strict=True)},
    "F070": Text(
        "there is no check '{name}'",
        "Mend the code: only warnings can be allowed, by the code that is printed with them in brackets.",
    ),
    "F071": Text(
        "'{name}' cannot be switched off", "Take it out, and mend what it names; only warnings may be allowed."
    ),
    "F072": Text(
        "'{name}' cannot be told apart from '{first}': in case, spaces or accents at most they are written otherwise",
        "Choose other words for one of the two.",
    ),
    "F073": Text(
        "'{name}' is the id of a part of this version too ({first}), so nothing else can have been called so before",
        "Name the id that this part had in the version before, or take `was` out.",
    ),
    "F074": Text(
        "two parts say that they were '{name}' before; the other is at {first}",
        "Keep one of the two; where one part was divided in two, write `was: [{name}]` at both.",
    ),
    "F077": Text(
        "these are more than {limit} {what}",
        "Take some out, or make several frameworks of it: nobody answers or reads so many in one round.",
    ),
    "F078": Text(
        "this is the head of a framework, which is read only under the name {name}",
        "Call the file {name}, and put it in a folder with its checklists.",
    ),
    "F101": Text(
        "this may ask two things at once: '{what}'",
        "Make two questions of it: of one answer to both, nobody can tell which it is about.",
    ),
    "F102": Text("this question has no question mark", "Ask it as a question, so that it can be answered as one."),
    "F103": Text(
        "this question is hard to read: its reading ease is {ease}, and below {least} counts as very difficult",
        "Use shorter words, or more of the short ones that join them; put what must be said exactly in brackets.",
    ),
    "F104": Text(
        "this question has {count} words, more than {most}", "Shorten it, or say a part of it in 'about' or 'why'."
    ),
    "F105": Text(
        "'{what}' is measured by everybody's own standard",
        "Say what one would see instead: a paper, a date, a number, a name.",
    ),
    "F106": Text(
        "this asks whether something is not so: '{what}'",
        "Ask whether it is so, with 'reverse: true' where that counts less: a no to a not is read both ways.",
    ),
    "F107": Text(
        "'{what}' leaves no degrees, so that hardly anybody can say yes",
        "Ask for the number or the share, or name the time that is meant.",
    ),
    "F108": Text("this question is asked before, at {first}", "Take one out, or say in what they differ."),
    "F111": Text("this answer is a question", "Say what one would see where this is the answer."),
    "F112": Text("this answer says the same as another: '{first}'", "Say what this one has beyond that one."),
    "F113": Text(
        "'{level}' alone does not say what one would see",
        "Write a sentence that two people would agree on when they look.",
    ),
    "F114": Text(
        "every answer to '{name}' earns the same, {points}",
        "Mend the points; or ask it as 'context', which scores nothing.",
    ),
    "F121": Text("'{name}' does not say why it is asked", "Add 'why': one line for those who answer it."),
    "F122": Text("'{name}' does not say where it comes from", "Add 'sources'."),
    "F123": Text("the weight of '{name}' has no reason", "Add 'weight-why': one line on why it counts otherwise."),
    "F124": Text(
        "no question of this framework says where it comes from",
        "Add 'sources' to the items, and a catalogue of them to framework.yaml.",
    ),
    "F131": Text(
        "'{name}' decides {share} % of '{node}' by weight{when}, more than half",
        "Lower its weight, or that of what it is part of, or raise others.",
    ),
    "F132": Text(
        "no score can be shown that lies in the band '{label}'; scores here are {least} to {most}",
        "Begin it lower, or take it out.",
    ),
    "F133": Text(
        "{count} scored items are a burden, more than {limit}; the most that one respondent is asked is {most}{who}",
        "Take out what nobody acts on; or say by 'phases' and 'respondents' who need not be asked what.",
    ),
    "F141": Text(
        "'{name}' is never asked: where its condition can hold, it is not due",
        "Mend 'applies-when', or the phases and respondents of this item or of those that it hangs on.",
    ),
    "F142": Text(
        "'{name}' can never fire: what it asks for is never asked together",
        "Ask for what is due in the same phase and from the same respondent.",
    ),
    "F199": Text("'{name}' is allowed here, and nothing here has it", "Take it out of 'allow'."),
    "E001": Text("'{char}' has no meaning in a condition", "Write {instead}."),
    "E002": Text("'{found}' stands where {wanted} is expected", "Write {wanted} here, or take out what stands here."),
    "E003": Text("the condition is longer than {limit} {what}", "Make two rules of it."),
    "E004": Text("nested deeper than {limit} brackets", "Take brackets out, or make two rules of it."),
    "E005": Text("the text that begins here has no end", "Close it with the same quote, on the same line."),
    "E006": Text(
        "unknown name '{name}'",
        "Use score, low, high, coverage, support, band, points, answer, answered, count, previous, phase or "
        "respondent; put quotes around a text.",
    ),
    "E007": Text("'{name}' is not used like this", "Write {form}."),
    "E008": Text("the framework has no {what} '{name}'", "Mend the id; ids stand behind 'id:' in the checklists."),
    "E009": Text("{wanted} is asked here, and this is {found}", "Compare it with something, or take it out."),
    "E010": Text(
        "{left} and {right} cannot be joined by {sign}", "Compare numbers with numbers, and texts by == or !=."
    ),
    "E011": Text("it can never be '{value}'", "Use one of: {allowed}."),
    "E012": Text("the framework states no {what}", "State some in framework.yaml, or take this out."),
    "E013": Text("'{name}' alone is for use inside count", 'Write {name}("id-of-an-item").'),
    "E014": Text("'{name}' scores nothing, so it has no points", "Ask for its answer instead."),
    "E015": Text("the answer of '{name}' cannot be compared", "Ask for its points instead."),
    "E016": Text("'{name}' holds no scored item", "Name another theme or topic."),
    "E017": Text("a list can only stand after 'in'", "Write one value here."),
    "E018": Text("after 'in' comes a list", 'Write it in brackets, like ["absent", "ad hoc"].'),
    "E019": Text("there is no '{name}' here", 'Compare a word like "yes" or "no", or leave it out.'),
    "E020": Text("this condition can never hold", "Mend it: no answers whatever could bring it about."),
    "E021": Text("this condition always holds", "Mend it, or take it out: it holds whatever is answered."),
    "E022": Text("this can never hold: {what} is {span}", "Mend the comparison; it decides nothing."),
    "E023": Text("this always holds: {what} is {span}", "Mend the comparison; it decides nothing."),
    "E024": Text("'{name}' has no bands", "Ask for its score, or give it bands."),
    "E025": Text("'{found}' is a number with a comma, and decimals have a point here", "Write {instead}."),
    **{f"A{number}": text for number, text in _SCHEMA.items()},
    "A012": Text(
        "'{name}' is not due in this phase or from this respondent",
        "Nothing has to be done: the answer is kept and named in the report, but not scored.",
    ),
    "A020": Text("unknown {what} '{name}'", "Use one that the framework states: {allowed}."),
    "A021": Text("the framework has no item '{name}'", _LISTED),
    "A022": Text("{day} is after the assessment's own date, {date}", "Mend the one or the other."),
    "A023": Text("'because' belongs to an answer of not-applicable", "Use 'note', or answer not-applicable."),
    "A024": Text("not-applicable needs a reason", "Write {{answer: not-applicable, because: the reason}}."),
    "A025": Text("'{found}' is not an answer to this question", "Answer one of: {allowed}; or dont-know."),
    "A026": Text("'{found}' is not an answer to this question", "Answer yes or no, or dont-know."),
    "A027": Text("'{found}' is not a number", "Write digits, with a point before decimals; or dont-know."),
    "A028": Text("{found} is outside {lowest} to {highest}", "Answer a number within these limits."),
    "A029": Text("'{name}' is chosen twice", "Keep one of the two."),
    "A030": Text("'{found}' is not a date", "Write year, month and day, for example 2026-11-23{never}; or dont-know."),
    "A031": Text(
        "the framework {name} is neither installed nor kept beside this file, in {where}",
        "Installed are: {installed}. Name one of them, or the folder of another, with --framework.",
    ),
    "A032": Text(
        "the installed framework {name} is not the one that this file was made with: its digest is {digest}; "
        "nor is that one kept beside it, in {where}",
        "Put back the kept file, or rescore this one on purpose with --framework {name}.",
    ),
    "A033": Text(
        "this is a {kind} file, and an assessment is asked",
        "Name an assessment; `readiness check` takes every kind of file.",
    ),
    "A034": Text(
        "this file may be the previous round, and was passed over, since it cannot be read: {detail}",
        "Mend it, or name the previous round with --previous.",
    ),
    "A035": Text(
        "several files could be the previous round, dated {date}: {files}",
        "Name one with --previous, or move the others to another folder.",
    ),
    "A036": Text("this is about '{found}', and '{wanted}' is asked", "Name an earlier round of the same subject."),
    "A037": Text(
        "its date, {found}, is not before {date}, the date of the assessment",
        "Name an earlier round, or mend the one date or the other.",
    ),
    "A050": Text(
        "items that are due and not in this file: {count} of {asked}: {names}",
        "Add each with its answer, or blank where it is not answered yet.",
    ),
    "A051": Text(
        "the evidence for '{name}' is more than {months} months old on {at}: the latest is of {day}",
        "Add younger evidence, or look whether the answer still holds.",
    ),
    "A052": Text(
        "{other} is a round of the same subject, respondent and scope, and of the same date",
        "Mend one of the dates, or move one of the files: which round was before another is told by the date.",
    ),
    "A053": Text(
        "{other} is a round of the same subject, respondent and scope, and of the same name",
        "Give each round a name of its own.",
    ),
    "A054": Text(
        "'{name}' stands beside 'answers', and it is an answer",
        "Put two spaces in front of this line, so that it stands below 'answers:'.",
    ),
    "A055": Text(
        "{other} is of the same date, and which of the two rounds was first is told by the date",
        "Mend one of the dates, or leave one of the two files out.",
    ),
    "A056": Text(
        "this {name} (digest {ours}...) is not the {name} that {file} was made with (digest {theirs}...)",
        "Give it a version of its own, so that nobody takes another questionnaire for a change of the mission; {file} "
        "keeps the one that it was made with.",
    ),
    **{f"A04{last}": text for last, text in zip("012345", _SLIPS, strict=True)},
    "A046": Text(
        "'{found}' is a yes or a no, and this question asks for a level", "Answer one of: {allowed}; or dont-know."
    ),
    "A047": Text(
        "'{found}' does not say why the question does not apply",
        "Write {{answer: not-applicable, because: the reason}}; where nobody knows, dont-know.",
    ),
    "A048": Text(
        "'{found}' is a text here, because of its quotes, and not a level's number",
        "Write {found} without quotes; or the label, {label}.",
    ),
    "A049": Text("the key '{name}' is blank", "Write {allowed}."),
    "A084": Text("'{found}' is not the name of a framework", "Write id@version, like integrated-mission@2026.1."),
    "A085": Text("the id '{name}' is taken; it stands first in line {first}", "Give each target an id of its own."),
    "A086": Text(
        "a target states either the day by which or the phase before which it is to be reached",
        "Keep one of 'by' and 'before'.",
    ),
    "A087": Text("agreed on {agreed}, after {by}, by which it is to be reached", "Mend the one day or the other."),
    "A088": Text("the framework has no theme, topic or item '{name}'", _LISTED),
    "A089": Text("'{name}' scores nothing, so nothing can be reached in it", "Name a theme, a topic or another item."),
    "A090": Text(
        "this kept framework is not the one that its name says: what it holds would be named {found}",
        "Put the file back as it was kept: it was changed or damaged, and nothing is scored with it.",
    ),
    "A091": Text(
        "something in this kept framework was changed or damaged: the digest of the whole is {found}",
        "Put the file back as it was kept; nothing is read from it as it is.",
    ),
    "A092": Text(
        "the framework {name} cannot be kept beside the assessment: {detail}",
        "The assessment itself is whole. Mend the cause, then open it with `readiness assess`; until then keep the "
        "framework's own files.",
    ),
    "A093": Text(
        "several kept frameworks are {name}: {files}",
        "Write the digest of the one it was made with into the assessment, under 'framework'.",
    ),
    "A094": Text("'{found}' is not a level of '{name}'", "Write one of: {allowed}."),
    "A095": Text("{found} is outside the scale, {least} to {most}", "Write a number on it."),
    "A096": Text(
        "a file of the kind '{kind}' is looked for under the name {name} only",
        "Give it that name, in the folder of the assessments it is about.",
    ),
    "A097": Text(
        "the schema that editors read cannot be written: {detail}",
        "Nothing but completion in an editor needs it; mend the cause, or take out the comment that names it.",
    ),
    "A098": Text(
        "there is no targets.yaml beside this assessment",
        "Write the targets into a file of this name in the folder of the assessment; `readiness show --schema targets` "
        "has its form.",
    ),
    "A099": Text(
        "the targets of this folder are not in the report, since their file cannot be read: {detail}",
        "Mend it; `readiness check` lists all that is wrong in it.",
    ),
    "S001": Text("there is no such file or folder", "Mend the path."),
    "S002": Text("this is a folder, and a file is asked", "Name a file in it."),
    "S003": Text("no permission", "Use another folder, or ask its owner."),
    "S004": Text("the system reports: {detail}", "Mend the cause and try again; nothing was changed."),
    "S005": Text("the file exists", "Name another with -o, or replace this one with --force."),
    "S006": Text("the folder holds no YAML files", "Name a folder with assessments or a framework."),
    "S007": Text("no framework {name} is installed", "Installed are: {installed}. A path to a framework works too."),
    "S008": Text("a report cannot be written as '{suffix}'", "End the name in one of: {allowed}."),
    "S009": Text(
        "nothing has the id '{name}'",
        "`readiness show` lists the installed frameworks, `readiness show FRAMEWORK` the ids of one. A part of one's "
        "own is shown with --framework FOLDER.",
    ),
    "S010": Text("this is not a regular file", "Name a file."),
    "S014": Text(
        "a new assessment needs to know its framework", "Name one with --framework; installed are: {installed}."
    ),
    "S015": Text(
        "'{name}' cannot be the id of a framework",
        "Choose a folder whose name has small letters, digits and hyphens, in parts joined by points.",
    ),
    "S016": Text("the file exists", "Name another, or move this one away; nothing was written."),
    "S017": Text(
        "this is a link to another file",
        "Name the file itself: an answer saved under the link's name would not reach it.",
    ),
    "S018": Text(
        "'{key}' cannot be set to '{value}' in a copy of this file",
        "Write it in the framework as a plain value, like {key}: {value}.",
    ),
    "S020": Text("{number} is not on the scale of the overall score, {least} to {most}", "Name a score on it."),
    "S019": Text(
        "nothing in {framework} that can be explained has the id '{name}'",
        "`readiness show {framework}` lists themes, topics, items and rules; overall and own are the whole, and "
        "not-applicable-share is the policy.",
    ),
    "S022": Text(
        "the folder of this file is not kept by git, so no earlier state of it is known",
        "Name the earlier file instead: readiness diff OLD NEW.",
    ),
    "S023": Text("git knows no revision '{revision}' here", "Name a tag, a branch or a commit; `git log` lists them."),
    "S024": Text("this file was not there at '{revision}'", "Name a later revision; `git log -- FILE` lists them."),
    "S025": Text(
        "git could not be asked: {detail}",
        "Install git, or name the earlier file instead: readiness diff OLD NEW.",
    ),
    "S027": Text("{framework} has no theme '{name}'", "Its themes are: {allowed}."),
    "S028": Text("there is no assessment here", "Name assessments, or a folder in which some lie."),
    "S029": Text(
        "this is of {subject}, respondent {respondent}, scope {scope}; files like it: {count}",
        "Rounds in a row are of one mission, respondent and scope; take these with {options}.",
    ),
    "S030": Text("no assessment here is what is asked for", "What there is follows below, one of each kind."),
    "S026": Text(
        "a framework can be compared with another framework only, and '{name}' is none",
        "Name two frameworks, as ID@VERSION or as folders, or two assessments.",
    ),
    "S021": Text("no problem has the code '{asked}'", "Codes near it are: {near}."),
    "S040": Text(
        "this file is sealed as round {round}, since {date}, and takes no answers any more",
        "Begin a new round in a file of its own; or correct this one with an editor, then record that with "
        "readiness seal FILE --replaces ROUND --because TEXT.",
    ),
    "S041": Text(
        "this file is sealed already, on {date} in line {line} of the seals, and unchanged since",
        "There is nothing to do. The head of that line is {head}",
    ),
    "S042": Text(
        "this file was sealed as round {round} on {date}, and changed since",
        "`readiness verify FOLDER` says what changed. Undo it; or record it as a correction, with "
        "--replaces ROUND --because TEXT.",
    ),
    "S043": Text(
        "there is no seal of round '{round}' that this file could replace",
        "Sealed, and not replaced yet, of what it could correct: {known}.",
    ),
    "S044": Text(
        "line {line} of the seals was cut off when it was written, and is no seal",
        "What it was to seal is not sealed by it. The new seal says in its own line that it is there.",
    ),
    "S045": Text(
        "the seal was written, but the system does not confirm that it will last: {detail}",
        "Look whether the disk is healthy; `readiness verify FOLDER` says later whether the seal is there.",
    ),
    "S046": Text(
        "line {line} of the seals is not as it was written, and nothing is sealed on top of it",
        "`readiness verify FOLDER` says more. Put back the file from a copy.",
    ),
    "S047": Text("somebody else sealed a round here at the same moment", "Seal again; nothing was changed."),
    "S048": Text("this is a file, and a folder is asked", "Name the folder that it lies in."),
    "S050": Text("nothing is sealed in this folder", "Seal a round with: readiness seal FILE."),
    "S051": Text("this file could not be read: {detail}", "`readiness check` says all that is wrong with it."),
    "S052": Text(
        "this is a link, and a seal is made of files and written to files, not to what lies behind links",
        "Name the file itself.",
    ),
    "S053": Text(
        "the name of this file is no text in UTF-8, so that no seal can hold it", "Give the file another name."
    ),
    "S060": Text(
        "answers wait in {journal} and are not in the file yet ({count}); commands that score count them",
        "`readiness assess` of this file puts them into it.",
    ),
    "S061": Text(
        "this line of the journal is damaged; what is intact in it is used",
        "Compare the answers with what the line says, if you know what was answered.",
    ),
    "S062": Text(
        "this assessment is being answered by {holder}",
        "Wait until that interview is ended, or end it; one that was killed holds nothing.",
    ),
    "S063": Text(
        "what waits in {journal} cannot be put into the file: {detail}",
        "Mend the cause, then run `readiness assess` of this file once more; keep {journal} until then.",
    ),
    "S064": Text(
        "the file has another answer to {item} than was given: {theirs}; the other is kept in {kept}: {ours}",
        "Choose one of them; then remove {kept}.",
    ),
    "S066": Text(
        "saved answers wait in {journal}, and a seal closes a round with all of its answers",
        "Run `readiness assess` of this file, which puts them into it; then seal it.",
    ),
    "S067": Text("the full screen is an extra that is not installed", "Install it with: {install}"),
    "S068": Text("there is no terminal that could be filled", "Leave --tui out: line by line needs no terminal."),
    "S069": Text("a report as {form} needs {package}, an extra that is not installed", "Install it with: {install}"),
    "S070": Text(
        "the file names the framework {named}, and {name} with the digest {digest} is another",
        "Leave --framework out, or name the framework that the file names, to the digest.",
    ),
    "S071": Text(
        "nothing in this folder is sealed with {name} (digest {digest})",
        "Leave --framework out, or name the very framework of a seal; `readiness verify` says which one is missing.",
    ),
    "S072": Text(
        "this disk can only be read", "Name a file on another disk; a memory stick may have a switch that locks it."
    ),
    "S065": Text("somebody else changes the file at this moment", "Try again when that has ended."),
    "S086": Text(
        "the folder has files of these names already: {count}, the first of them {name}",
        "Name another folder with -o, or replace them with --force.",
    ),
    "S012": Text("a part of this path is a file and not a folder", "Mend the path."),
    "S013": Text(
        "the file was written, but the system does not confirm that it will last: {detail}",
        "Look whether the disk is healthy, then write it again with --force.",
    ),
    "S080": Text(
        "this is no text in UTF-8, so no report can be put into it",
        "Save the document as UTF-8.",
    ),
    "S081": Text(
        "this document has no line {mark}",
        "Put <!-- readiness:begin --> and, below it, <!-- readiness:end --> where the report is to stand, each on a "
        "line of its own.",
    ),
    "S082": Text(
        "the mark {mark} stands here once more; it stands in line {line} already",
        "Leave one pair of marks in the document.",
    ),
    "S083": Text(
        "the mark at which the report ends stands before the one at which it begins, in line {line}",
        "Put <!-- readiness:begin --> above <!-- readiness:end -->.",
    ),
    "S084": Text(
        "this is a link to another file, and a report is put into files themselves",
        "Name the file that it leads to.",
    ),
    "S085": Text(
        "this document is longer than {limit} bytes",
        "Put the report into a shorter one, or into a file of its own.",
    ),
    "S011": Text("a framework folder holds a framework.yaml, and this one does not", "Name the folder of a framework."),
}

LONGEST: Final = 120
"""Characters of a user's text that a message repeats."""
DETAILS: Final = {
    "greater_than": "must be more than {gt:,.12g}",
    "greater_than_equal": "must be at least {ge:,.12g}",
    "less_than": "must be less than {lt:,.12g}",
    "less_than_equal": "must be at most {le:,.12g}",
    "too_few": "must have {wanted} entries",
    "too_short": "must have {min_length} or more entries, and has {actual_length}",
    "too_long": "must have at most {max_length} entries, and has {actual_length}",
}
"""What is said of the kinds of mistake that pydantic finds, by its names for them."""

_TROUBLES: Final = (
    (("',' or ']'",), "in a list in brackets, ',' or ']' is missing"),
    (("',' or '}'",), "in braces, ',' or '}' is missing"),
    (("end of stream",), "the quote that opens here is not closed"),
    (("document indicator", "document separator"), "a text in quotes is not closed before this line"),
    (("document start",), "nothing can follow here: the document has ended before"),
    (("expected ':'",), "a key begins here, and no ':' stands behind it; a text that goes on is indented further"),
    (
        ("mapping values are not",),
        "no ':' can stand here; a text that has one needs quotes, a key the right indentation",
    ),
    (("mapping keys are not",), "no '?' can stand here; a text that begins with one needs quotes"),
    (("sequence entries are not",), "no entry of a list can begin here"),
    (("node content",), "a value is missing here"),
    (("'-' indicator",), "an entry of the list is asked here, with '-' in front"),
    (("expected key", "block end"), "this goes neither with the line above nor with the keys before it"),
    (("cannot start any token",), "no text can begin with this sign without quotes"),
    (("alphabetic or numeric",), "a text that begins with & or * needs quotes"),
    (
        ("hexdecimal", "hexadecimal", "escape c", "unknown escape"),
        "in double quotes, \\ begins an escape, and this is none",
    ),
    (
        ("comment or", "indicat", "tab char"),
        "behind | or > only + or - may stand, and the text begins on the next line",
    ),
    (("tag", "URI", "'!'", "whitespace", "' '"), "a text that begins with ! needs quotes"),
)
"""What the parsers say, by a part of it that they have in common, and what is said here."""


def _trouble(detail: str) -> str:
    """What a parser refused, in our words: the two of them do not use the same."""
    return next((words for parts, words in _TROUBLES if any(part in detail for part in parts)), detail)


NEAREST: Final = ", did you mean '{nearest}'?"
LEVEL: Final = {"error": "", "warning": "warning: "}
ALLOW: Final = " Where it is meant so, add: allow: {{{code}: the reason}}."
REMEDY: Final = "remedy: {remedy}"
OUTPUT: Final = "the output cannot be written: {detail}"
INTERRUPTED: Final = "Stopped; nothing was left half done."
MORE: Final = "{count:,} more problems are not shown ({where}); `readiness check --format json` lists all"
MORE_COUNTED: Final = "{count:,} more problems are not shown; `readiness check --format json` lists all"
COUNTED: Final = "errors: {errors:,}; warnings: {warnings:,}; without errors: {checked:,}"
MORE_IN: Final = "{count:,} in {file}"
MORE_FILES: Final = "{count:,} in other files"
ERRORS: Final = {True: "1 error", False: "{count:,} errors"}
WARNED: Final = {True: "1 warning", False: "{count:,} warnings"}
CHECK_TITLE: Final = "What a check found"
CHECK_WELL: Final = "Without errors"
CHECK_PLACE: Final = "{place} [{code}]"
CHECK_ERROR: Final = "Error: {message}"
CHECK_WARNING: Final = "Warning: {message}"
CHECKED_MORE: Final = "{count:,} more without errors"
READ_MORE: Final = "More about it: readiness show {code}"
READ_MORE_OF: Final = "More about each: readiness show CODE, for example readiness show {code}"


def message(problem: Problem) -> str:
    """What is wrong, in one line that says where it only warns."""
    return LEVEL[problem.level.value] + said(problem)


def said(problem: Problem) -> str:
    """What is wrong, in one line, with the nearest known name where there is one."""
    words = {name: shorten(_trouble(text) if problem.code == "Y004" else text) for name, text in problem.args}
    hint = NEAREST.format(nearest=words["nearest"]) if words.get("nearest") else ""
    return TEXTS[problem.code].message.format_map(words) + hint


def shorten(text: str) -> str:
    """The text, or its beginning where it is too long for a line; of a place in a file, its end."""
    if len(text) <= LONGEST:
        return text
    return f"...{text[3 - LONGEST :]}" if _PLACE.search(text) else f"{text[: LONGEST - 3]}..."


_PLACE: Final = re.compile(r":[0-9]+$")


def remedy(problem: Problem) -> str:
    """How to mend it, by what stands there; and how a check of the craft is switched off where it is meant so."""
    words = dict(problem.args)
    own = REMEDIES.get(problem.code, {}).get(words.get("case", ""))
    text = (own or TEXTS[problem.code].remedy).format_map(words)
    craft = problem.code.startswith(CRAFT) and problem.code != STALE_ALLOW
    return text + ALLOW.format(code=problem.code) if craft else text
