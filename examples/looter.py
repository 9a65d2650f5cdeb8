"""Fights, loots what it kills, and rests before the next fight."""

from warhost.fleet import Bot, play


def looter(bot: Bot) -> None:
    """Take one decision."""
    if bot.is_dead:
        bot.come_back()
        return
    enemy = bot.attacker()
    if enemy is None and bot.note.get("enemy"):
        bot.remember_kill(bot.note.pop("enemy"))
    if enemy is None and not bot.in_combat and (bot.loot() or bot.rest()):
        return
    enemy = enemy or bot.prey()
    if enemy is not None:
        bot.note["enemy"] = enemy
        bot.fight(enemy)


if __name__ == "__main__":
    print(play(looter, "mage", level=10, seconds=120))
