"""Walks a square of 40 yards and fights only when it is attacked."""

from warhost.fleet import Bot, play

CORNERS = ((20, 20), (20, -20), (-20, -20), (-20, 20))


def walker(bot: Bot) -> None:
    """Take one decision."""
    home = bot.note.setdefault("home", bot.place)
    corner = bot.note.setdefault("corner", 0)
    attacker = bot.attacker()
    if bot.is_dead:
        bot.come_back()
    elif attacker is not None:
        bot.fight(attacker)
    elif bot.walk_to(home[0] + CORNERS[corner][0], home[1] + CORNERS[corner][1], home[2]):
        bot.note["corner"] = (corner + 1) % 4
        bot.note["rounds"] = bot.note.get("rounds", 0) + 1


if __name__ == "__main__":
    print(play(walker, "priest", level=20, seconds=90))
