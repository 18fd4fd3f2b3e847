"""The list of countries and territories, by name, in each language."""

import re

import pytest

from petition.rules import countries
from petition.web import country_names

LANGUAGES = ("it", "en", "zh")


def named(language: str) -> list[str]:
    """The names in the order of the list, without the empty one."""
    return re.findall(r">([^<]+)</option>", country_names.options(language, ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_name_in_every_language(language):
    nameless = [code for code in countries.CODES if country_names.name(code, language) == code]

    assert nameless == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_offers_every_code_once_after_an_empty_choice(language):
    values = re.findall(r'value="(\w*)"', country_names.options(language, ""))

    assert values[0] == ""
    assert sorted(values[1:]) == sorted(countries.CODES)


def test_names_are_sorted_without_regard_to_accents():
    names = named("en")

    assert names.index("Afghanistan") < names.index("Åland Islands") < names.index("Albania")
    assert names.index("Costa Rica") < names.index("Côte d’Ivoire") < names.index("Croatia")


def test_chinese_names_are_sorted_by_their_sound():
    names = named("zh")

    assert names.index("阿根廷") < names.index("德国") < names.index("意大利") < names.index("中国")


def test_choosing_marks_one_option_alone():
    options = country_names.options("en", "IT")

    assert options.count(" selected") == 1
    assert '<option value="IT" selected>Italy</option>' in options


@pytest.mark.parametrize("chosen", ["", "XX", '"><script>', "it"])
def test_what_is_no_code_chooses_nothing(chosen):
    assert country_names.options("en", chosen) == country_names.options("en", "")


def test_excluded_codes_are_not_offered():
    options = country_names.options("en", "VA", frozenset({"VA"}))

    assert 'value="VA"' not in options
    assert 'value="IT"' in options


def test_a_code_nobody_knows_is_shown_as_it_is():
    assert country_names.name("Q9", "it") == "Q9"
