"""The parts of a page: what they promise to readers of the screen and of the blind."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory

from nastavnik.rules.outcome import Place, Problem
from nastavnik.web.nav import NavItem
from nastavnik.web.parts import Deed, Pill


def render(source: str, address: str = "/list/", **values: object) -> str:
    request = RequestFactory().get(address)
    html = Template(source).render(RequestContext(request, {"csrf_token": "token"} | values))
    return " ".join(html.split())


def test_a_tag_says_its_state_in_a_word():
    assert render('{% tag "просрочено" "bad" %}') == '<span class="tag bad">просрочено</span>'


def test_a_tag_of_an_unknown_tone_is_our_mistake():
    with pytest.raises(TemplateSyntaxError, match="unknown tone"):
        render('{% tag "просрочено" "red" %}')


def test_what_people_wrote_is_escaped_in_every_part():
    evil = "<script>alert(1)</script>"
    html = render(
        "{% tag evil %}{% person evil note=evil %}{% deeds deeds %}{% sheet evil note=evil %}{{ evil }}{% endsheet %}"
        "{% empty_state evil text=evil %}{% problems problems %}{% filter_pills pills %}"
        '{% confirm evil action="/" label=evil cancel_url="/" effects=effects %}{% endconfirm %}',
        evil=evil,
        deeds=[Deed(title=evil, why=evil, tag=evil, action=evil, url="/")],
        problems=[Problem("x", evil, Place(evil, 1, evil))],
        pills=[Pill(evil, "/")],
        effects=[evil],
    )
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") >= 15


def test_a_sheet_with_its_head_and_link():
    html = render('{% sheet "Запросы" note="все 12" note_url="/all/" %}тело{% endsheet %}')
    assert "<h2>Запросы</h2>" in html
    assert '<a class="note" href="/all/">все 12<span class="visually-hidden">: Запросы</span></a>' in html
    assert '<div class="in">тело</div>' in html


def test_a_deed_names_itself_in_its_button():
    html = render(
        "{% deeds deeds %}", deeds=[Deed("Ждут 3 ученика", "23 дня", action="Подобрать", url="/m/")]
    )
    assert (
        '<a class="btn q" href="/m/">Подобрать<span class="visually-hidden">: Ждут 3 ученика</span></a>'
        in html
    )


def test_no_deeds_are_said_plainly_with_what_comes_next():
    html = render('{% deeds deeds next_up="Следующий срок – 1 декабря." %}', deeds=[])
    assert "На сегодня всё сделано." in html
    assert "Следующий срок – 1 декабря." in html


def test_problems_stand_apart_from_warnings_and_name_their_place():
    found = [
        Problem("a", "Нет даты.", Place("База", 14, "Дата")),
        Problem("b", "Лишний столбец.", blocks=False),
    ]
    html = render("{% problems found %}", found=found)
    errors, warnings = html.split("problems-warn")
    assert "Ошибки" in errors
    assert "лист «База», строка 14, столбец «Дата»" in errors
    assert "Лишний столбец." not in errors
    assert "Лишний столбец." in warnings


def test_a_flood_of_problems_is_counted():
    found = [Problem("a", f"Строка {n} пуста.") for n in range(1, 1001)]
    html = render("{% problems found limit=10 %}", found=found)
    assert html.count("пуста.") == 10
    assert "1 000 ошибок" in html
    assert "И ещё 990." in html


def test_a_head_sorts_and_sorts_back_and_begins_at_the_first_page():
    up = render('{% sort_th "ФИО" "name" default="name" %}', "/list/?page=3&q=ива")
    assert 'aria-sort="ascending"' in up
    assert 'href="?q=%D0%B8%D0%B2%D0%B0&amp;sort=-name"' in up
    down = render('{% sort_th "ФИО" "name" default="name" %}', "/list/?sort=-name")
    assert 'aria-sort="descending"' in down
    assert 'href="?sort=name"' in down
    other = render('{% sort_th "ФИО" "name" %}', "/list/?sort=wait")
    assert "aria-sort" not in other


def test_pages_keep_the_filter():
    page = Paginator(range(95), 20).page(2)
    html = render('{% pagination page "человек,человека,человек" %}', "/list/?state=waits&page=2", page=page)
    assert "21–40 из 95" in html
    assert 'href="?state=waits&amp;page=3" rel="next"' in html
    assert 'href="?state=waits&amp;page=2" aria-current="page"' in html


def test_one_page_says_how_many_and_an_empty_one_nothing():
    words = '{% pagination page "человек,человека,человек" %}'
    assert "3\u00a0человека" in Template(words).render(
        RequestContext(RequestFactory().get("/"), {"page": Paginator(range(3), 20).page(1)})
    )
    assert render(words, page=Paginator([], 20).page(1)) == ""


class Filter(forms.Form):
    state = forms.CharField(label="Состояние", required=False)


def test_a_filter_form_keeps_the_search_and_the_order_but_not_the_page():
    html = render(
        "{% filter_pills pills form %}", "/list/?q=ива&sort=name&page=4&state=x", pills=[], form=Filter()
    )
    assert '<input type="hidden" name="q" value="ива">' in html
    assert '<input type="hidden" name="sort" value="name">' in html
    assert 'name="page"' not in html
    assert '<input type="hidden" name="state"' not in html


class Person(forms.Form):
    name = forms.CharField(label="ФИО", help_text="Как в паспорте.")
    trained = forms.BooleanField(label="Обучен", required=False)
    role = forms.ChoiceField(label="Роль", widget=forms.RadioSelect, choices=[("a", "наставник")])


def test_an_error_is_tied_to_its_field():
    form = Person({})
    html = render("{% error_summary form %}{% fields form %}", form=form)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<a href="#id_name">ФИО</a>' in html
    assert 'id="id_role_error"' in html
    assert "исправьте 2" in html


def test_a_form_without_errors_has_no_summary():
    assert render("{% error_summary form %}", form=Person()) == ""


def test_what_is_not_required_says_so():
    class Letter(forms.Form):
        mail = forms.EmailField(label="Почта", required=False)

    assert "не обязательно" in render("{% fields form %}", form=Letter())


def test_a_confirmation_says_what_will_happen_and_leads_both_ways():
    html = render(
        '{% confirm "Завершить?" action="/end/" label="Завершить" cancel_url="/back/" effects=effects %}'
        '<input name="reason">{% endconfirm %}',
        effects=["Пара закончится."],
    )
    assert 'action="/end/"' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert 'name="_key"' in html
    assert "<li>Пара закончится.</li>" in html
    assert '<input name="reason">' in html
    assert 'href="/back/" data-close' in html


def test_a_bar_shows_its_share_and_its_plan_without_inline_style():
    html = render('{% bar 29 of=31 plan=31 label="29 из 31" tone="ok" %}')
    assert 'width="93.5%"' in html
    assert 'x="100%"' in html
    assert 'role="img" aria-label="29 из 31"' in html
    assert "style" not in html


def test_the_phone_keeps_four_areas_in_reach():
    nav = [NavItem(f"Раздел {n}", f"/{n}/", current=False, phone=n != 2) for n in range(1, 8)]
    html = render(
        "{% for item in nav|phone_tabs %}{{ item.url }}{% endfor %} "
        "{% for item in nav|under_more %}{{ item.url }}{% endfor %}",
        nav=nav,
    )
    assert html == "/1//3//4//5/ /2//6//7/"


def test_a_toast_may_be_undone():
    message = SimpleNamespace(extra_tags="undo=/rounds/4/undo/", level_tag="success")
    assert (
        render('{% include "components/toast.html" %}', message=message).count('action="/rounds/4/undo/"')
        == 1
    )
    plain = SimpleNamespace(extra_tags="", level_tag="success")
    assert "<form" not in render('{% include "components/toast.html" %}', message=plain)


@pytest.mark.parametrize(("value", "shown"), [(None, "—"), ("", "—"), (0, "0"), ("9 «б»", "9 «б»")])
def test_no_data_is_a_dash_and_zero_is_a_fact(value, shown):
    assert render("{{ value|dash }}", value=value) == shown
