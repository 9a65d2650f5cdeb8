"""Follows whoever near by is hurt worst and heals him; rests when mana runs low."""

from warhost.fleet import Bot, play, strategy

RENEW, LESSER_HEAL = 139, 2050


@strategy("field medic")
def medic(bot: Bot) -> None:
    """Take one decision."""
    if bot.is_dead:
        bot.come_back()
        return
    attacker = bot.attacker()
    hurt = [unit for unit in bot.near(60) if not unit.is_enemy and 0 < unit.hp_pct < 80]
    if attacker is not None and bot.hp_pct < 60:
        bot.fight(attacker)
    elif hurt and not bot.is_casting and bot.mana_pct > 10:
        worst = min(hurt, key=lambda unit: (unit.hp_pct, unit.guid))
        if bot.walk_to(worst.x, worst.y, worst.z, within_yd=30):
            bot.cast(RENEW if worst.hp_pct > 50 else LESSER_HEAL, worst)
    elif not bot.in_combat and not bot.keep_buffs():
        bot.rest()


if __name__ == "__main__":
    print(play(medic, "priest", level=12, bots=2, seconds=60))
