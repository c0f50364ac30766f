"""Oracle: judges released worked solutions without any code of Cupel (standard library only).

Called by worked-solutions.ts with the path of a JSON file `{run, seeds, atLeast: {rows, parents, skeletons}}`: a run
folder, and the file of the source rows or null. Prints one line `ok <name>` or `FAIL <name>: <why>` for each check.
"""

import json
import os
import re
import sys
from fractions import Fraction

MARK = re.compile(r"<<([^<>=]*)=([^<>=]*)>>")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
RUN = r"[-\d.,+*/x×÷−–%$£€() ]+"
FINAL = re.compile(r"\n####\s*[$£€]?\s*(-?[\d,.]*\d)\s*%?\s*$")
SMALL = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split())}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
LARGE = {"hundred": 100, "thousand": 1000, "million": 1000000}
ONE_WORD = "(?:%s)" % "|".join(sorted([*SMALL, *TENS, *LARGE], key=len, reverse=True))
NUMBER_WORDS = re.compile(rf"\b{ONE_WORD}(?:(?:[ -]|,? and ){ONE_WORD})*\b", re.I)

# docs/number-variation.md, "Named constants", restated: values, words of the question or the line, factor only.
FACTORS = """
2 hal(?:f|ves|ved|ving)|twice|doubl\\w+|two-fold|both|pairs?|couples?|twins|every (?:other|second)|perimeter
2 rectang\\w*|fenc\\w+|round[- ]?trip|back and forth|legs?|eyes?|ears?|arms?|hands?|wings?|gloves?|shoes?|boots?
2 socks?|bicycles?
3 thirds?|thrice|tripl\\w+|triang\\w+
4 quarters?|fourths?|quadrupl\\w+|squares?|corners?|rectang\\w*|quadrilateral\\w*|directions|legs?|paws?|hoofs?|hooves
4 wheels?|ti?yres?|tires?|shoes?|boots?|socks?|leggings
5 fifths?|quintupl\\w+|pentagon\\w*
6 sixths?|hexagon\\w*|cubes?|insects?|ants?|bees?|beetles?
7 sevenths?
8 eighths?|spiders?|octopus(?:es)?
9 ninths?
10 tenths?
12 twelfths?
90 right (?:angles?|triangle)
180 triang\\w+|angles?|degrees?
360 circle|degrees?
"""
PLAIN = """
6 half[- ](?:a[- ])?dozen|half (?:a|of the|the) year
12 dozens?|inch(?:es)?|years?|yearly|annual\\w*|months?|monthly
20 scores? of
144 gross of
100 hundreds?|percent|per cent|cents?|penn(?:y|ies)|centimet(?:er|re)s?|cm|centur(?:y|ies)
1000 thousands?|kilo\\w*|kg|km|ml|mg|kw|milli\\w+
1000000 millions?
60 minutes?|mins?
3600 hours?|mph
30 half[- ](?:an )?hour|months?|monthly|april|june|september|november
15 quarter[- ](?:of an )?hour
24 hours?|days?|daily
7 weeks?|weekly|days?|daily
5 weekdays?|workdays?|school (?:days?|week)|monday (?:to|through) friday|nickels?
2 weekends?|pints?
31 january|march|may|july|august|october|december
28 february
4 months?|monthly|quarterly|seasons?|quarts?
52 years?|yearly|annual\\w*
365 years?|yearly|annual\\w*
10 decades?|millimet(?:er|re)s?|mm|dimes?
3 yards?|teaspoons?
5280 miles?
16 ounces?|oz|gallons?|tablespoons?
2000 tons?
8 pints?|ounces?
128 gallons?
25 quarters?
1/2 hal(?:f|ves|ved|ving)
1/4 quarters?|fourths?
3/4 three[- ](?:quarters|fourths)
1/5 fifths?
1/10 tenths?|dimes?
3/2 and a half|half more|half again
1/20 nickels?
1/100 penn(?:y|ies)|percent|per cent|cents?
"""


def constant_table(text, factor_only):
    for line in text.strip().splitlines():
        value, words = line.split(" ", 1)
        yield Fraction(value), re.compile(rf"(?<![a-z])(?:{words})\b", re.I), factor_only


CONSTANTS = [*constant_table(FACTORS, True), *constant_table(PLAIN, False)]


class Wrong(Exception):
    """What is wrong with a row; the first word names the class."""


def number(text):
    return Fraction(text.replace(",", ""))


def combined(left, operator, right):
    if operator == "/":
        return left / right
    return left * right if operator == "*" else left + right if operator == "+" else left - right


def evaluate(text):
    """The value of + - * / ( ) % over decimals, by precedence; Wrong when it is anything else."""
    tokens = re.findall(rf"{NUMBER.pattern}|\S", re.sub("[$£€]", "", text).translate(str.maketrans("×x÷−–", "**/--")))

    def factor():
        token = tokens.pop(0) if tokens else ""
        if token == "-":
            return -factor()
        if token == "(":
            value = level(0)
            if not tokens or tokens.pop(0) != ")":
                raise Wrong(f"unreadable {text!r}")
        elif NUMBER.fullmatch(token):
            value = number(token)
        else:
            raise Wrong(f"unreadable {text!r}")
        while tokens and tokens[0] == "%":
            value /= Fraction(tokens.pop(0) and 100)
        return value

    def level(depth):
        value = factor() if depth else level(1)
        while tokens and tokens[0] in ("+-", "*/(")[depth]:
            operator = tokens.pop(0) if tokens[0] != "(" else "*"
            right = factor() if depth else level(1)
            if operator == "/" and right == 0:
                raise Wrong(f"unreadable {text!r}")
            value = combined(value, operator, right)
        return value

    value = level(0)
    if tokens:
        raise Wrong(f"unreadable {text!r}")
    return value


def spelled(words):
    """All values that a run of number words may mean: of the whole run and of every part of it."""
    parts = [part for part in re.split(r"[ ,-]+", words.lower()) if part != "and"]
    found = set()
    for first in range(len(parts)):
        total = group = 0
        for part in parts[first:]:
            if part in LARGE:
                group = max(group, 1) * LARGE[part]
                total, group = (total + group, 0) if part != "hundred" else (total, group)
            else:
                group += SMALL.get(part, TENS.get(part, 0))
            found.add(Fraction(total + group))
    return found


def stated(question):
    """The values of the question: digits, percentages and cents also as hundredths, fractions, number words."""
    found = set()
    for match in NUMBER.finditer(question):
        value = number(match[0])
        found.add(value)
        after = question[match.end():]
        if re.match(r"\s*(?:%|percent|per cent|cents?\b|¢)", after):
            found.add(value / 100)
        fraction = re.match(r"/(\d+)", after)
        if fraction and int(fraction[1]) > 0:
            found.add(value / int(fraction[1]))
    return found.union(*(spelled(match[0]) for match in NUMBER_WORDS.finditer(question)))


def is_constant(value, words, is_factor):
    if value == 1 or ("%" in words and value in (100, Fraction(1, 100))) or ("¢" in words and value == 100):
        return True
    return any(value == constant and (is_factor or not factor_only) and trigger.search(words)
               for constant, trigger, factor_only in CONSTANTS)


class Solution:
    """The numbers known so far while a solution is read from left to right."""

    def __init__(self, question):
        self.question, self.known, self.last = question, stated(question), None

    def trace(self, expression, line, where):
        """Every number of a calculation must come from the question, an earlier result or a named constant."""
        for literal in NUMBER.finditer(expression):
            value = number(literal[0])
            around = expression[:literal.start()].rstrip(" $£€")[-1:] + expression[literal.end():].lstrip(" %")[:1]
            is_factor = any(sign in around for sign in "*/x×÷()")
            values = {value, value / 100} if expression[literal.end():].lstrip()[:1] == "%" else {value}
            if not values & self.known and not is_constant(value, f"{self.question}\n{line}", is_factor):
                raise Wrong(f"origin {literal[0]} of {where}")

    def step(self, expression, result, line, where):
        if evaluate(expression) != result:
            raise Wrong(f"recomputes {where}: {evaluate(expression)}")
        self.trace(expression, line, where)
        self.known |= {result, *(number(literal[0]) for literal in NUMBER.finditer(expression))}
        self.last = result


def readable(run):
    """The calculation at the end of some prose, or an empty text when its beginning is made of words."""
    run = re.sub(r"^[\s.,)]*(?=[\s($£€])|^\s+", "", run).strip()
    try:
        return run if evaluate(run) is not None and not run.startswith(("-", "–", "−")) else ""
    except Wrong:
        return ""


def judge(question, answer):
    """Wrong with the first fault of a worked solution."""
    final = FINAL.search(answer)
    if final is None:
        raise Wrong("no-final-answer")
    solution, prose, end = Solution(question), "", 0
    body = answer[:final.start()]
    marks = list(MARK.finditer(body))
    if not marks or len(marks) != body.count("<<"):
        raise Wrong("no-marks" if not marks else "unreadable mark")
    for mark in [*marks, None]:
        begin = len(prose)
        prose += body[end:mark.start() if mark else len(body)]
        read_prose(solution, prose, begin, mark is not None)
        if mark:
            read_mark(solution, mark, body, prose)
            end = mark.end()
    if number(final[1]) != solution.last:
        raise Wrong(f"answer {final[1]} is not {solution.last}")
    for line in prose.split("\n"):
        for literal in NUMBER.finditer(line):
            if number(literal[0]) not in solution.known:
                if not is_constant(number(literal[0]), f"{question}\n{line}", True):
                    raise Wrong(f"prose {literal[0]}")


def read_mark(solution, mark, body, prose):
    """A mark recomputes, agrees with the calculation written before it, and is followed by its result."""
    result = evaluate(mark[2])
    before = re.search(rf"({RUN})=\s*[$£€]?$", prose)
    written = readable(before[1]) if before else ""
    if written and re.search(r"[-+*/x×÷–−(]", written) and evaluate(written) != result:
        raise Wrong(f"written {written!r} before {mark[0]}")
    shown = re.match(rf"\s*[$£€]?(-?(?:{NUMBER.pattern}))", body[mark.end():])
    if shown is None or number(shown[1]) != result:
        raise Wrong(f"shown {mark[0]}{body[mark.end():mark.end() + 12]!r}")
    line = body[body.rfind("\n", 0, mark.start()) + 1:].split("\n")[0]
    is_bare = NUMBER.fullmatch(mark[1].strip()) is not None
    solution.step(written if is_bare and written else mark[1], result, line, mark[0])


def read_prose(solution, prose, begin, before_mark):
    """Equations of the text that have no mark are steps as well."""
    for sign in re.finditer("=", prose[begin:]):
        place = begin + sign.start()
        if before_mark and re.fullmatch(r"\s*[$£€]?", prose[place + 1:]):
            continue
        left = readable(re.search(rf"{RUN}$|$", prose[:place])[0])
        right = re.match(rf"\s*[$£€]?({NUMBER.pattern})(\s*%)?", prose[place + 1:])
        if left and right:
            line = prose[prose.rfind("\n", 0, place) + 1:]
            result = number(right[1]) / (100 if right[2] and "%" in left else 1)
            solution.step(left, result, line, prose[max(0, place - 12):place + 12])
            solution.known.add(number(right[1]))


def fault(row):
    try:
        judge(row["question"], row["answer"])
    except Wrong as wrong:
        return str(wrong)
    return None
