"""The list of countries agrees with the locale data that names them."""

from babel import Locale

from petition.rules import countries

# Territories of CLDR that are no country of ISO 3166-1: reserved, grouping and test codes.
PSEUDO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def test_there_are_the_249_codes_of_iso_3166_and_kosovo() -> None:
    assert len(countries.CODES) == 250
    assert "XK" in countries.CODES


def test_the_codes_are_those_the_locale_data_knows_as_countries() -> None:
    territories = Locale("en").territories

    alpha_2 = {code for code in territories if len(code) == 2 and code.isalpha()}

    assert alpha_2 - PSEUDO == countries.CODES
