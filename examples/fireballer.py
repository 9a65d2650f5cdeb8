"""Casts one spell by its id, Fireball rank 1, and nothing else; walks into range first."""

from warhost.fleet import Bot, play

FIREBALL = 133


def fireballer(bot: Bot) -> None:
    """Take one decision."""
    if bot.is_dead:
        bot.come_back()
        return
    enemy = bot.attacker() or bot.prey()
    if enemy is None or bot.is_casting:
        return
    if enemy.distance_yd > 28:
        bot.walk_to(enemy.x, enemy.y, enemy.z, within_yd=26)
        return
    bot.stop()
    bot.send("CMSG_SET_SELECTION", enemy.guid)
    bot.swing(enemy) if bot.mana_pct < 20 else bot.cast(FIREBALL, enemy)


if __name__ == "__main__":
    print(play(fireballer, "mage", level=3, seconds=60))
