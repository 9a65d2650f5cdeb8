"""Hunts the nearest creature of its level with all its class can do."""

from warhost.fleet import play


def brawler(bot):
    enemy = bot.attacker() or bot.prey()
    if enemy:
        bot.fight(enemy)


if __name__ == "__main__":
    print(play(brawler, "warrior", level=5, seconds=60))
