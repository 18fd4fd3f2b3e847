"""What templates may use: languages, addresses that keep the page, files by their content."""

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from flask import Flask, g, jsonify, render_template_string

from petition import current
from petition.settings import Settings
from petition.web import assets, templating

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"


@pytest.fixture
def app(tmp_path):
    """An application with the templates' world and bare addresses."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(STATIC))
    app.config[current.KEY] = Settings(
        instance_dir=tmp_path,
        database_url="sqlite://",
        secret_key="secret",
        mail_url="file:mail",
        public_url="https://example.org/",
    )
    templating.install(app)
    app.add_url_rule("/<language>/", "public.home", page)
    app.add_url_rule("/<language>/<slug>/", "public.campaign", page)
    app.add_url_rule("/<language>/<slug>/sign", "public.sign", page, methods=["POST"])
    app.add_url_rule("/<language>/confirm/<token>", "public.confirm", page)
    return app


def page(language, **_):
    g.language = language
    return jsonify(templating.page_urls())


def shown(app: Flask, template: str, language: str = "it", **context: object) -> str:
    """What a template shows to a reader of this language."""
    with app.test_request_context():
        g.language = language
        return render_template_string(template, **context)


def test_the_language_switch_keeps_the_page(app):
    addresses = app.test_client().get("/it/hearts/").json

    assert addresses == {"it": "/it/hearts/", "en": "/en/hearts/", "zh": "/zh/hearts/"}


def test_the_language_switch_keeps_a_token(app):
    addresses = app.test_client().get("/it/confirm/abc").json

    assert addresses["zh"] == "/zh/confirm/abc"


def test_the_answer_to_a_form_leads_back_to_its_campaign(app):
    addresses = app.test_client().post("/it/hearts/sign").json

    assert addresses["en"] == "/en/hearts/"


def test_a_page_that_does_not_exist_leads_home(app):
    app.register_error_handler(404, lambda _: page("en"))

    addresses = app.test_client().get("/nowhere/at/all").json

    assert addresses == {"it": "/it/", "en": "/en/", "zh": "/zh/"}


def test_an_address_cannot_choose_another_host_for_the_switch(app):
    addresses = app.test_client().get("/it/hearts/?_external=1&_scheme=javascript").json

    assert addresses["en"] == "/en/hearts/"


def test_filters_write_in_the_language_of_the_request(app):
    template = "{{ n|number }} {{ on|day }}"

    it, en = (shown(app, template, code, n=8629, on=date(2020, 2, 21)) for code in ("it", "en"))

    assert it == "8.629 21 febbraio 2020"
    assert en == "8,629 21 February 2020"


def test_without_a_language_the_default_one_speaks(app):
    with app.test_request_context():
        assert render_template_string("{{ language }} {{ _('Sign') }}") == "it Firma"


def test_texts_are_translated_and_their_values_escaped(app):
    written = shown(app, "{{ _('Thank you, %(name)s. Your signature counts.', name=n) }}", n="<b>")

    assert written == "Grazie, &lt;b&gt;. La tua firma c’è."


def test_chinese_pages_say_which_script_they_use(app):
    assert shown(app, "{{ html_lang(language) }} {{ html_lang('fr') }}", "zh") == "zh-Hans fr"


def test_settings_that_pages_tell_are_in_the_context(app):
    written = shown(app, "{{ pending_days }} {{ mail_from }} {{ public_url }} {{ campaign }}")

    assert written == "30 petition@localhost https://example.org None"


def test_countries_are_named_in_the_language_of_the_page(app):
    assert shown(app, "{{ country_name('CN') }}", "it") == "Cina"


def test_a_file_is_addressed_by_its_content(app):
    digest = hashlib.sha256((STATIC / "css/site.css").read_bytes()).hexdigest()[:8]

    assert shown(app, "{{ asset('css/site.css') }}") == f"/static/css/site.css?v={digest}"


def test_a_file_that_is_missing_is_found_at_once(app):
    with pytest.raises(KeyError, match=r"css/none\.css"):
        shown(app, "{{ asset('css/none.css') }}")


def test_the_style_sheet_asks_for_the_font_that_pages_preload():
    known = assets.fingerprints(STATIC)

    asked = re.findall(r"url\(\.\./([^?)]+)\?v=(\w+)\)", (STATIC / "css/site.css").read_text())

    assert asked
    assert all(known[name] == version for name, version in asked)
