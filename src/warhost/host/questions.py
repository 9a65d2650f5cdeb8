# SPDX-License-Identifier: GPL-2.0-or-later
"""All questions that a realm answers over its socket, by name. The docs page is made from this table."""

from __future__ import annotations

from warhost.host import asking_bots, asking_realm
from warhost.host.desk import Question, fields_of

QUESTIONS: dict[str, Question] = {question.name: question for question in (*asking_realm.QUESTIONS, *asking_bots.QUESTIONS)}


def page() -> str:
    """Return the table of the docs page in Markdown."""
    lines = ["| question | takes | what it does |", "|---|---|---|"]
    for question in QUESTIONS.values():
        takes = ", ".join(f"`{name}`" for name in fields_of(question.about)) or "–"
        lines.append(f"| `{question.name}` | {takes} | {question.meaning} |")
    return "\n".join(lines) + "\n"
