"""Counts what a new bot sees around it, without doing anything: perception only."""

from collections import Counter

from warhost.fleet import Bot, play

SEEN: Counter[str] = Counter()


def census(bot: Bot) -> None:
    """Take one decision: look."""
    SEEN.update(f"level {unit.level}" for unit in bot.near(100) if unit.is_enemy)
    bot.wait_ms = 1000


if __name__ == "__main__":
    print(play(census, "warrior", level=30, seconds=5))
    print(dict(SEEN))
