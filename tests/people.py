"""Made-up people, as their browser would hold them when they come back."""

from __future__ import annotations

import json

ACCOUNTS = [
    "attention",
    "initiative",
    "household",
    "care",
    "listening",
    "tenderness",
    "room",
]
SAVED = "2026-11-01T20:00:00.000Z"
LONG = "Een heel lang verhaal zonder eind. " * 60


def flat(instrument: str, responses: dict[str, object]) -> dict[str, object]:
    """Return a document in its oldest form: whoever reads it upgrades it."""
    return {"instrument": instrument, "saved": SAVED, "responses": responses}


def bank(
    give: int, receive: int, matters: int | str, note: str = ""
) -> dict[str, object]:
    """Return the same answers to each account."""
    answers: dict[str, object] = {}
    for account in ACCOUNTS:
        answers |= {
            f"{account}-give": give,
            f"{account}-receive": receive,
            f"{account}-matters": matters,
        }
        if note:
            answers[f"{account}-note"] = note
    return answers


INTIMACY = {
    "touch": ["small", "hug", "comfort", "ask"],
    "desire": ["feel", "show", "wanted", "turns"],
    "talk": ["like", "less", "know", "words"],
    "boundaries": ["notice", "say", "go-along", "afraid"],
    "play": ["time", "attention", "laugh", "new"],
    "pleasure": ["enjoy", "home", "after", "pain"],
}


def intimate(
    now: int | str, wish: int | str, strain: int | str = 1
) -> dict[str, object]:
    """Return the same answers to each area, and others about fear, pressure, pain."""
    answers: dict[str, object] = {}
    for area, items in INTIMACY.items():
        answers |= {f"{area}-{item}": now for item in items} | {f"{area}-wish": wish}
    for item in ("boundaries-go-along", "boundaries-afraid", "pleasure-pain"):
        answers[item] = strain
    return answers


THEMES = {
    "closeness": ["glad", "laugh", "attention", "time", "comfort"],
    "talking": ["say", "heard", "calm", "repair", "admit"],
    "giving": ["fair", "seen", "ask", "thank", "mind"],
    "trust": ["word", "promise", "self", "safe", "private"],
    "touch": ["passing", "held", "no", "tell", "suits"],
    "future": ["plans", "values", "differ", "room", "grant"],
}


def scan(answer: int | str, wish: int | str) -> dict[str, object]:
    """Return the same answers to each theme of the relationship scan."""
    answers: dict[str, object] = {}
    for theme, items in THEMES.items():
        answers |= {f"{theme}-{item}": answer for item in items}
        answers[f"{theme}-wish"] = wish
    return answers


PATTERNS = {
    "chase": ["defend", "ask", "leave", "follow"],
    "clash": ["reproach", "jump", "loud", "old"],
    "silence": ["keep", "fine", "avoid", "apart"],
    "own": ["attack", "defend", "withdraw"],
}
CYCLE = ["you-do", "i-feel", "i-do", "you-then", "fear", "need", "exit"]


def quarrels(answer: int | str) -> dict[str, object]:
    """Return the same answer to each sentence about quarrels."""
    items = [f"{id}-{item}" for id, items in PATTERNS.items() for item in items]
    return dict.fromkeys(items, answer)


def scans(
    *fillings: tuple[str, dict[str, object]], instrument: str = "relationship-scan"
) -> dict[str, object]:
    """Return the document of the scan, or of another, filled in on some days."""
    return {
        "schema": 1,
        "instrument": instrument,
        "version": 1,
        "person": "me",
        "occasions": [
            {
                "id": day,
                "date": day,
                "responses": {
                    item: {"value": value, "changed": f"{day}T20:00:00.000Z"}
                    for item, value in answers.items()
                },
            }
            for day, answers in fillings
        ],
        "entries": [],
    }


FEARS = {
    "abandonment": [
        "reply",
        "without",
        "quiet",
        "sure",
        "swallow",
        "rest",
        "evening",
        "trust",
    ],
    "commitment": ["room", "asked", "words", "plan", "busy", "solve", "lean", "tell"],
}
OUTCOMES = ["autonomy", "safety", "freedom", "equality", "balance", "feelings"]


def attached(abandonment: int | str, commitment: int | str) -> dict[str, object]:
    """Return the same answers to each sentence about a fear."""
    given = {"abandonment": abandonment, "commitment": commitment}
    return {f"{f}-{i}": given[f] for f, items in FEARS.items() for i in items}


def outcomes(now: int | str, wish: int | str) -> dict[str, object]:
    """Return the same answers to each outcome of chapter 03."""
    return {
        f"{id}-{part}": value
        for id in OUTCOMES
        for part, value in (("now", now), ("wish", wish))
    }


def moment(number: int, note: str) -> dict[str, object]:
    """Return one moment that somebody noticed."""
    at = f"2026-10-{number:02}T20:00:00.000Z"
    told = {"date": at[:10], "point": "withdraw", "happened": note, "inside": note}
    return {"id": f"m-{number}", "created": at, "changed": at, "responses": told}


SPEAKING = {
    "speak": ["calm", "kind", "later", "plain"],
    "room": ["listen", "wish", "miss"],
    "between": ["self", "grown", "lean"],
}
AGREED = ["home-days", "school-talk", "holidays-share", "telling-words", "between-free"]


def speaking(answer: int | str) -> dict[str, object]:
    """Return the same answer to each sentence about the other parent."""
    return {f"{id}-{i}": answer for id, items in SPEAKING.items() for i in items}


def promise(number: int, kept: str, note: str = "") -> dict[str, object]:
    """Return one promise to a child, for a day in the months before November."""
    day = f"2026-{1 + number // 28 % 10:02}-{1 + number % 28:02}"
    at = f"{day}T20:00:00.000Z"
    told = {"date": day, "to": "child", "kept": kept, "promise": note or "Bellen."}
    return {"id": f"p-{number}", "created": at, "changed": at, "responses": told}


def decision(reason: str, note: str) -> dict[str, object]:
    """Return one note of the check before deciding."""
    at = "2026-10-20T20:00:00.000Z"
    told = {"date": at[:10], "about": note, "child": note, "reason": reason}
    return {"id": "d-1", "created": at, "changed": at, "responses": told}


CONDITIONS = [
    *("love-me", "love-other", "end-known", "solve-both", "break-calm", "distance"),
    *("change-real", "change-me", "change-other", "future-in"),
]
STOPS = ["trust", "worst", "children", "promises", "other", "self", "warned"]
INNER = [
    *("guilt-choose", "guilt-stay", "regret-choice", "regret-effort", "regret-late"),
    *("shame-failed", "shame-seen"),
]


def parting(conditions: str, stops: str) -> dict[str, object]:
    """Return the same answer to each condition, and to each sign to stop."""
    signs = dict.fromkeys([f"stop-{sign}" for sign in STOPS], stops)
    return {**dict.fromkeys(CONDITIONS, conditions), **signs}


def voice(
    number: int, who: str, says: str, basis: str = "opinion"
) -> dict[str, object]:
    """Return one voice around somebody."""
    at = f"2026-10-{number:02}T20:00:00.000Z"
    side = ("together", "apart", "wait", "own")[number % 4]
    told = {"side": side, "basis": basis, "weight": 1 + number % 5}
    told |= {"date": at[:10], "who": who, "says": says}
    return {"id": f"v-{number}", "created": at, "changed": at, "responses": told}


def weighs(number: int, text: str) -> dict[str, object]:
    """Return one consideration."""
    at = f"2026-10-{number:02}T20:00:00.000Z"
    told = {
        "date": at[:10],
        "text": text,
        "way": ("try", "wait", "part")[number % 3],
        "speaks": ("for", "against")[number % 2],
        "weight": 1 + number % 5,
        "sure": ("sure", "unsure", "fairly")[number % 3],
    }
    return {"id": f"c-{number}", "created": at, "changed": at, "responses": told}


def entry(number: int, by: str, direction: str, note: str = "") -> dict[str, object]:
    """Return one entry of the journal."""
    at = f"2026-10-{number:02}T20:00:00.000Z"
    responses = {
        "date": at[:10],
        "by": by,
        "direction": direction,
        "account": ACCOUNTS[number % 7],
        "weight": 1 + number % 5,
        "note": note or "Thee.",
    }
    return {"id": f"e-{number}", "created": at, "changed": at, "responses": responses}


def journal(
    *entries: dict[str, object], instrument: str = "bank-journal"
) -> dict[str, object]:
    """Return the document of the journal of chapter 02, or of another."""
    return {
        "schema": 1,
        "instrument": instrument,
        "version": 1,
        "person": "me",
        "occasions": [],
        "entries": list(entries),
    }


AT_HOME = {
    "absent": ["waited", "alone", "sign", "effort"],
    "protective": ["worry", "tense", "alone", "check"],
    "unequal": ["led", "gave-way", "choose", "strange"],
    "distant": ["apart", "silent", "tense", "withdraw"],
}


def home(answer: int | str) -> dict[str, object]:
    """Return the same answers to each pattern from home."""
    return {f"{p}-{item}": answer for p, items in AT_HOME.items() for item in items}


def entries(instrument: str, *responses: dict[str, object]) -> dict[str, object]:
    """Return the document of any journal."""
    at = "2026-10-01T20:00:00.000Z"
    return {
        **journal(
            *(
                {"id": f"e-{n:02}", "created": at, "changed": at, "responses": said}
                for n, said in enumerate(responses)
            )
        ),
        "instrument": instrument,
    }


TURN = "tell-2 180000 60000 0"
"""In the second turn of a talk, with a minute gone by."""
PLACE = flat("consent", {"place": "device"})
PEOPLE: dict[str, list[dict[str, object]]] = {
    "empty": [],
    "mixed": [
        PLACE,
        flat("about", {"partner": "Sam"}),
        flat(
            "bank-account",
            {**bank(5, 5, 3), "household-give": 9, "room-receive": 8, "care-give": 0},
        ),
        journal(entry(3, "me", "deposit"), entry(9, "partner", "withdrawal")),
        flat("intimacy-consent", {"given": "yes"}),
        flat("intimacy", {**intimate(3, 3), "touch-wish": 5, "play-wish": 1}),
        scans(
            ("2026-03-01", {**scan(3, 3), "talking-say": 1}),
            ("2026-10-02", {**scan(4, 2), "giving-fair": 2, "giving-wish": 5}),
        ),
        flat("attachment-early", {"touch": "yes", "learned": ["alone", "quiet"]}),
        flat("attachment", {**attached(4, 2), "commitment-asked": 5}),
        flat("attachment-signs", {"matters": 4, "there": 5}),
        flat("attachment-aware", {"points": ["startled", "give-more"]}),
        journal(moment(4, "Het regende."), instrument="attachment-moments"),
        flat("attachment-stay", {"step": "inside", "moment": "Het bleef leeg."}),
        scans(
            ("2026-03-01", outcomes(2, 5)),
            ("2026-10-02", {**outcomes(3, 5), "balance-now": 5}),
            instrument="attachment-outcomes",
        ),
        flat("attachment-card", {"notice": "Ik schrik van stilte."}),
        entries(
            "carers", {"name": "Oma Riet", "table": "Zij vertelde."}, {"name": "Pap"}
        ),
        flat("legacy-patterns", {**home(2), "absent-waited": 5, "absent-sign": 5}),
        flat("legacy-echo", {"opposite": ["there"], "opposite-rest": "hard"}),
        entries(
            "legacy-lines",
            {"what": "Zwijgen bij ruzie", "from": "grandparents", "mine": "stops"},
            {"what": "Humor", "from": "unknown", "mine": "on"},
        ),
        entries(
            "legacy-practice",
            {"date": "2026-10-01", "discomfort": 8, "stayed": "left"},
            {"date": "2026-10-09", "discomfort": 4, "stayed": "stayed"},
        ),
        flat("quarrels", {**quarrels(2), "chase-ask": 5, "own-withdraw": 4}),
        flat("quarrel-cycle", {"you-do": "opkijkt", "i-feel": "schrik", "fear": "dat"}),
        flat("quarrel-words", {"fear": "je nooit meer terugkomt"}),
        flat("quarrel-trust", {"long": "weeks", "trust": "whole", "partner": "yes"}),
        flat("coparent-fit", {"contact": "both"}),
        journal(
            *(promise(250 + n, k) for n, k in enumerate(("kept", "missed", "open"))),
            instrument="coparent-promises",
        ),
        flat("coparent-speaking", {**speaking(4), "room-wish": 1}),
        journal(decision("other", "Ruilen."), instrument="coparent-decisions"),
        flat("coparent-words", {"to-child": "Vertel eens."}),
        flat("coparent-agreements", {"children": ["Noor"], "home-days": "Om en om."}),
        flat("parting-inner", {"guilt-choose": 5, "regret-late": 3, "shame-seen": 1}),
        journal(
            voice(3, "Mijn moeder", "Blijf voor de kinderen."),
            voice(8, "Fatma", "Ik ben zo blij dat ik wachtte.", "experience"),
            instrument="parting-voices",
        ),
        scans(
            ("2026-09-01", parting("unknown", "unknown")),
            ("2026-11-02", {**parting("yes", "no"), "change-other": "unknown"}),
            instrument="parting",
        ),
        flat("parting-years", {"step": "wait", "try-5-me": "Een tuin, en rust."}),
        journal(
            weighs(4, "De kinderen houden één huis."),
            weighs(9, "We vallen terug in hetzelfde."),
            instrument="parting-considerations",
        ),
        flat("parting-decision", {"way": "wait", "sure": 3, "why": "Rust."}),
        flat("parting-try", {"rows": "Rood.", "mistakes": ["rush", "record"]}),
        flat("parting-month", {"start": "2026-12-01", "day": "su", "time": "t2000"}),
        flat("parting-page", {"first-line": "Op zondag bak ik pannenkoeken."}),
        flat("talk", {"subject": "De vakantie?", "first": "b", "turn": TURN}),
        entries("agreements", {"what": "Zondag wandelen", "back": "2026-12-06"}),
        flat("talk-alone", {"step": "listen", "say": "Kom je zitten?"}),
    ],
    "extreme": [
        PLACE,
        flat("about", {"partner": "<b>Álex</b> مرحبا 👩‍👧 " * 40}),
        flat("bank-account", bank(10, 0, 5, LONG)),
        flat("deposits", {f"day-{day}": LONG for day in range(1, 8)}),
        journal(*(entry(day, "me", "withdrawal", LONG) for day in range(1, 29))),
        flat("intimacy-consent", {"given": "yes"}),
        flat("intimacy", intimate(1, 5, strain=5)),
        flat("intimacy-words", dict.fromkeys(["moment", "ask", "limit", "kind"], LONG)),
        scans(*((f"2026-{m:02}-01", scan(1 + 4 * (m % 2), 5)) for m in range(1, 11))),
        flat("scan-letter", {"good": LONG, "wish": LONG}),
        flat(
            "attachment-early",
            {"comfort": "yes", "learned": ["alone", "care", "please"], "gift": LONG},
        ),
        flat("attachment", attached(5, 5)),
        flat("attachment-aware", {"points": ["withdraw", "adapt"], "most": LONG}),
        journal(
            *(moment(day, LONG) for day in range(1, 12)),
            instrument="attachment-moments",
        ),
        flat("attachment-return", {"step": "done", "age": LONG, "memory": LONG}),
        scans(
            *((f"2026-{m:02}-01", outcomes(1 + m % 2, 5)) for m in range(1, 9)),
            instrument="attachment-outcomes",
        ),
        flat("attachment-card", {"notice": LONG, "you": LONG}),
        entries("carers", *({"name": LONG[:200], "anger": LONG} for _ in range(9))),
        flat("legacy-patterns", home(5)),
        flat("legacy-people", {"grandparents": [LONG[:200]] * 9, "after": "none"}),
        entries(
            "legacy-lines",
            *(
                {"what": word * 99, "from": "unknown", "mine": "stops"}
                for word in ("W", "مرحبا ", "😀", "<b>x</b> ") * 6
            ),
        ),
        entries(
            "legacy-practice",
            *(
                {"date": f"2026-10-{n:02}", "discomfort": n % 11, "what": LONG}
                for n in range(1, 29)
            ),
        ),
        flat("legacy-blueprint", dict.fromkeys(["learned", "choose"], LONG)),
        flat("quarrels", quarrels(5)),
        flat("quarrel-cycle", dict.fromkeys(CYCLE, LONG)),
        flat("quarrel-words", dict.fromkeys(["moment", "pain", "fear", "need"], LONG)),
        flat("quarrel-trust", {"long": "years", "trust": "broken"}),
        flat("coparent-fit", {"contact": "never"}),
        journal(
            *(promise(n, ("kept", "missed")[n % 2], LONG) for n in range(280)),
            instrument="coparent-promises",
        ),
        flat("coparent-speaking", speaking(1)),
        journal(decision("unsure", LONG), instrument="coparent-decisions"),
        flat(
            "coparent-words",
            dict.fromkeys(["to-child", "to-parent", "to-others"], LONG),
        ),
        flat("coparent-agreements", dict.fromkeys(AGREED, LONG)),
        flat("parting-inner", {**dict.fromkeys(INNER, 5), "friend": LONG}),
        journal(
            *(voice(day, LONG[:300], LONG) for day in range(1, 29)),
            instrument="parting-voices",
        ),
        flat("parting", {**parting("no", "yes"), "end-words": LONG}),
        flat("parting-years", {"step": "done", "part-15-children": LONG}),
        journal(
            *(weighs(day, LONG) for day in range(1, 29)),
            instrument="parting-considerations",
        ),
        flat("parting-decision", {"way": "try", "why": LONG}),
        flat("parting-page", {"first-line": LONG, "goodbye": LONG}),
        flat(
            "talk",
            {
                **dict.fromkeys(["subject", "name-a", "name-b", "sign", "both"], LONG),
                "turn": TURN,
            },
        ),
        entries(
            "agreements",
            *(
                {"what": LONG[:200], "who": LONG, "back": f"2026-12-{n:02}"}
                for n in range(1, 29)
            ),
        ),
    ],
    "withholding": [
        PLACE,
        flat("bank-account", bank("withheld", "withheld", "withheld")),  # type: ignore[arg-type]
        journal(entry(1, "partner", "deposit")),
        flat("intimacy-consent", {"given": "yes"}),
        flat("intimacy", intimate("withheld", "withheld", "withheld")),
        flat("relationship-scan", scan("withheld", "withheld")),
        flat("attachment-early", {"touch": "withheld", "learned": "withheld"}),
        flat("attachment", attached("withheld", "withheld")),
        flat("attachment-outcomes", outcomes("withheld", "withheld")),
        flat("legacy-patterns", home("withheld")),
        flat("quarrels", quarrels("withheld")),
        flat("quarrel-trust", dict.fromkeys(["long", "trust", "partner"], "withheld")),
        flat("coparent-fit", {"contact": "withheld"}),
        flat("coparent-speaking", speaking("withheld")),
        flat("parting-inner", dict.fromkeys(INNER, "withheld")),
        flat("parting", parting("withheld", "withheld")),
        flat("parting-decision", {"way": "withheld", "sure": "withheld"}),
    ],
    # Somebody who took the consent of a chapter back, and left the answers there.
    "withdrawn": [
        PLACE,
        flat("intimacy-consent", {"given": "no"}),
        flat("intimacy", intimate(1, 5, strain=5)),
        flat("intimacy-words", {"ask": "Ik zou het fijn vinden als"}),
    ],
}


def storage_of(person: str) -> dict[str, str]:
    """Return local storage as this person's browser holds it."""
    return {
        f"samenwerkboek/doc/me/{document['instrument']}": json.dumps(document)
        for document in PEOPLE[person]
    }
