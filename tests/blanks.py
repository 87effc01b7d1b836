"""The collection of the Sverdlovsk demonstration through blanks that LibreOffice filled in.

blanks.py PRIKAZ FOLDER: makes the blanks, has `fill_blanks.py` fill them in (XLSX, ODS, CSV, DOCX), imports what comes
back and holds: the draft is that of the demonstration, row by row; of the next edition each mark does what it says.
"""
import csv
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DEMO = os.path.join(HERE, "..", "data", "demo", "sverdlovsk-investment")
PRIKAZ, OUT = os.path.abspath(sys.argv[1]), sys.argv[2]
# How each unit works, and what it hands in.
UNITS = {
    "support": ("xlsx", "ods", "support.csv"),
    "hr": ("xlsx", "xlsx", "hr.csv"),
    "information": ("docx", "docx", "information.csv"),
    "accounting": ("xlsx", "csv", "accounting.csv"),
}


def prikaz(home, *words, fails=False):
    command = [PRIKAZ, "--home", home, "--as", "proektov", *words]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if (ran.returncode != 0) != fails:
        sys.exit(f"{' '.join(words)}: {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def rows_of(name):
    with open(os.path.join(DEMO, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def blank_of(folder, unit, kind):
    found = [
        os.path.join(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if name == f"Сведения ({unit}).{kind}"
    ]
    assert len(found) == 1, found
    return found[0]


def filled(jobs, name):
    path = os.path.join(OUT, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(jobs, file, ensure_ascii=False, indent=1)
    subprocess.run(["/usr/bin/python3", os.path.join(HERE, "fill_blanks.py"), path], check=True)


def opened(home):
    prikaz(home, "init")
    prikaz(home, "register", "open", "points", "--procedure", "sverdlovsk-investment", "--on", "2024-04-12")
    prikaz(home, "register", "draft", "points", "--basis", "первое утверждение перечня", "--on", "2024-04-12")


def draft(home):
    shown = json.loads(prikaz(home, "register", "show", "points", "--draft", "--json"))
    return [(row["number"], row["unit"], row["cells"]) for row in shown["rows"]]


def first_edition():
    by_hand, by_blank = os.path.join(OUT, "by-hand"), os.path.join(OUT, "by-blank")
    opened(by_hand)
    for unit, (_, _, name) in UNITS.items():
        prikaz(by_hand, "submission", "add", "points", "--unit", unit, os.path.join(DEMO, name), "--on", "2024-04-15")
    opened(by_blank)
    blanks, back = os.path.join(OUT, "blanks"), os.path.join(OUT, "back")
    prikaz(by_blank, "submission", "blank", "points", "--out", blanks, "--on", "2024-04-12")
    os.makedirs(back)
    filled(
        [
            # Whose a file is, the blank says: the names are what people call such files.
            {"blank": blank_of(blanks, unit, made), "save": os.path.join(back, f"{place}.{sent}"), "rows": rows_of(name)}
            for place, (unit, (made, sent, name)) in enumerate(UNITS.items())
        ],
        "first.json",
    )
    told = json.loads(prikaz(by_blank, "submission", "import", "points", back, "--on", "2024-04-15", "--json"))
    assert sorted(one["unit"] for one in told) == sorted(UNITS), told
    assert all(one["taken"] for one in told), json.dumps(told, ensure_ascii=False, indent=1)
    for home in (by_hand, by_blank):
        prikaz(home, "submission", "nil", "points", "--unit", "property", "--on", "2024-04-16")
        prikaz(home, "register", "consolidate", "points", "--on", "2024-04-17")
    wanted, found = draft(by_hand), draft(by_blank)
    assert found == wanted, "\n".join(f"{a}\n{b}" for a, b in zip(wanted, found) if a != b)
    print(f"first edition: {len(found)} rows through blanks, as by hand")


def next_edition():
    subprocess.run([PRIKAZ, "demo", os.path.join(OUT, "demo")], check=True, capture_output=True)
    home = os.path.join(OUT, "demo", "home")
    prikaz(home, "register", "draft", "points", "--ground", "needs", "--basis", "пересмотр", "--on", "2025-09-01")
    blanks, back = os.path.join(OUT, "next"), os.path.join(OUT, "next-back")
    prikaz(home, "submission", "blank", "points", "--out", blanks, "--on", "2025-09-01")
    shown = json.loads(prikaz(home, "register", "show", "points", "--json"))
    numbers = [row["number"] for row in shown["rows"] if row["unit"] == "hr"]
    changed, excluded = numbers[1], numbers[2]
    needs = "Удовлетворяемые потребности клиента"
    new = ["иные функции, сервисы", "кадровый учет (пример)", "ознакомление с графиком (пример)", "письмо",
           "получение консультации", "офлайн", "добавить"]
    marks = {
        changed: {"mark": "изменить", needs: "получение консультации"},
        excluded: {"mark": "исключить"},
    }
    os.makedirs(back)
    jobs = []
    for unit, (made, sent, _) in UNITS.items():
        own = {"rows": [new], "marks": marks} if unit == "hr" else {}
        # The unit that has worked in Excel takes Word this time, and the reverse.
        made = "docx" if unit == "hr" else made
        sent = "docx" if made == "docx" else sent
        jobs.append({"blank": blank_of(blanks, unit, made), "save": os.path.join(back, f"{unit}.{sent}"), **own})
    filled(jobs, "next.json")
    told = json.loads(prikaz(home, "submission", "import", "points", back, "--on", "2025-09-02", "--json"))
    assert all(one["taken"] for one in told), json.dumps(told, ensure_ascii=False, indent=1)
    changes = {one["unit"]: one for one in json.loads(prikaz(home, "register", "diff", "points", "--json"))}
    counts = {unit: [one["added"], one["changed"], one["excluded"]] for unit, one in changes.items()}
    assert counts["hr"] == [1, 1, 1], counts
    assert all(count == [0, 0, 0] for unit, count in counts.items() if unit != "hr"), counts
    print(f"next edition: {counts}")
    # A blank of the edition before is not taken any more.
    old = os.path.join(OUT, "back", "1.xlsx")
    prikaz(home, "submission", "import", "points", old, "--on", "2025-09-03", fails=True)


first_edition()
next_edition()
