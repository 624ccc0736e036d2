from decimal import Decimal

from generator.rules.parameters import Pack, Packs, parameters_for

ANY = Pack("", 0, None, {"rule": {"bound": "50", "words": ["甲"]}})
CITY = Pack("某市", 2020, 2021, {"rule": {"bound": "60"}})


def bound(packs: Packs, authority: str, year: int) -> Decimal:
    return parameters_for("rule", packs, authority, year).number("bound")


def test_the_more_special_pack_has_the_last_word_where_it_covers_the_form() -> None:
    packs = (CITY, ANY)
    assert [bound(packs, "某市", year) for year in (2019, 2020, 2021, 2022)] == [50, 60, 60, 50]
    assert bound(packs, "别市", 2020) == 50


def test_a_pack_of_an_authority_goes_before_a_later_one_of_all() -> None:
    later = Pack("", 2021, None, {"rule": {"bound": "55"}})
    assert bound((CITY, later), "某市", 2021) == 60
    assert bound((ANY, later), "别市", 2021) == 55


def test_a_parameter_that_only_the_general_pack_names_holds_everywhere() -> None:
    parameters = parameters_for("rule", (ANY, CITY), "某市", 2020)
    assert parameters.words("words") == ("甲",)
    assert parameters.words("absent") == ()


def test_packs_that_are_read_anew_are_not_taken_for_the_old_ones() -> None:
    assert bound((ANY,), "某市", 2020) == 50
    assert bound((Pack("", 0, None, {"rule": {"bound": "70"}}),), "某市", 2020) == 70
