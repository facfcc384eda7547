"""A law of one article, small enough to be damaged in one place at a time."""

FILES = {
    "law.toml": """
country = "XX"
checked_on = 2026-02-18
first_day = 1997-01-01
articles = ["uk-1"]
text = { en = "As it stands.", ru = "Как есть." }
""",
    "sources.toml": """
[code]
name = { en = "The code", ru = "Кодекс" }
url = "https://law.example"
read_on = 2026-02-18
""",
    "questions.toml": """
[[questions]]
id = "Q1"
when = "pregnant"
en = "Q1 Which is it?"
ru = "Q1 Что из двух?"
  [[questions.readings]]
  en = "This"
  ru = "Это"
  [[questions.readings]]
  en = "That"
  ru = "То"
    [[questions.readings.replace]]
    defines = "share"
    when = "pregnant"
    value = "3/4"
""",
    "conflicts.toml": """
[[conflicts]]
id = "pregnant-man"
when = "pregnant and sex == 'm'"
en = "A man is told to be pregnant."
ru = "Мужчина указан беременным."
""",
    "uk-1.toml": """
[article]
id = "uk.1"
cite = { en = "CC 1", ru = "УК, ст. 1" }
title = { en = "First", ru = "Первая" }
axis = "end"
verified = { on = 2026-01-20, by = "Nobody" }

[[provisions]]
id = "uk.1.1"
cite = "UK 1(1)"
from = 1997-01-01
to = 2022-09-24
source = ["code"]
mark = "T"
en = "The first part."
ru = "Первая часть."
  [provisions.offence]
  part = "1.1"
  order = 10
  when = "act == 'refusal' and group"
  least = 2
  most = 60
  [[provisions.rules]]
  defines = "act"
  value = "'desertion' if known(intent) and intent == 'for_good' else conduct"
  [[provisions.rules]]
  defines = "gravity"
  value = "'small'"
  [[provisions.tables]]
  name = "years"
  rows = { small = 2, grave = 10 }

[[provisions]]  # the next edition
id = "uk.1.1"
cite = "UK 1(1)"
from = 2022-09-24
act = "365-FZ, 24.09.2022"
source = "code"
mark = "B"
status = "disputed"
questions = ["Q1"]
verified = { on = 2026-02-01, by = "Somebody" }
en = "The first part, harsher."
ru = "Первая часть, строже."
  [provisions.offence]
  part = "1.1"
  order = 10
  when = "act == 'refusal'"
  least = 24
  most = 60
  [[provisions.rules]]
  defines = "act"
  value = "conduct"
  [[provisions.rules]]
  defines = "gravity"
  value = "'small'"
  [[provisions.tables]]
  name = "years"
  rows = { small = 2, grave = 10 }

[[provisions]]
id = "uk.1.2"
cite = "UK 1(2)"
from = 1997-01-01
source = ["code"]
mark = "S"
en = "The second part."
ru = "Вторая часть."
  [[provisions.rules]]
  defines = "share"
  value = "1"
  [[provisions.rules]]
  defines = "share"
  order = 10
  when = "pregnant"
  value = "1/2"
  [[provisions.rules]]
  defines = "limitation_years"
  value = "years[gravity]"
  [provisions.statement]
  topic = "mitigation"
  when = "pregnant and offence_open and share < 1"
  [provisions.way]
  when = "offence_open"
  how = { en = "Back", ru = "Назад" }
  [[provisions.deadlines]]
  name = "appeal"
  steps = ["verdict"]
  days = 15
  rolls = true
  custody = "not_true"
  title = { en = "Appeal", ru = "Жалоба" }
  note = { en = "A note", ru = "Примечание" }
  [[provisions.deadlines]]
  name = "cassation"
  steps = ["in_force"]
  months = 6
  title = { en = "Cassation", ru = "Кассация" }
""",
}


def small_law(file: str = "law.toml", old: str = "", new: str = "") -> dict[str, bytes]:
    """The files of the law by name, one text in one of them replaced where it first stands."""
    assert old in FILES[file]
    texts = FILES | {file: FILES[file].replace(old, new, 1)}
    return {name: f"{text}\n# end\n".encode() for name, text in texts.items()}
