"""Every page gets a class before anything is read from it."""

import pytest

from wayout.record.block import cut_block
from wayout.record.classify import classify
from wayout.record.page import SetAside

OLD = '<div id="modSdpContent"><div class=casenumber>ДЕЛО № 1-1/2024</div><table id=tablcont>{}'


def kind(page: str) -> str:
    """Class of a page as its reader sees it."""
    block = cut_block(page)
    found = classify(page, block.text, whole=block.whole)
    return found.cls if isinstance(found, SetAside) else found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Неверно указан проверочный код с картинки.", "captcha"),
        ("Время жизни сессии закончилось", "captcha"),
        ('<input type="text" id="captcha" name="captcha" size="10">', "captcha"),
        ("Данных по запросу не обнаружено.<br>Уточните критерии поиска.", "no_data"),
        ("На 01.06.2024 дел не назначено", "no_data"),
        ("НЕВЕРНЫЙ ФОРМАТ ЗАПРОСА!", "no_data"),
        ("Информация временно недоступна. Приносим извинения.", "unavailable"),
        ("Информация&nbsp;временно недоступна", "unknown"),  # an entity is no blank before parsing
        ("Warning: pg_connect(): Unable to connect", "unavailable"),
        ("Этот запрос заблокирован по соображениям безопасности (G)", "blocked"),
        ("Наш суд использует несколько серверов (источников данных)", "servers"),
        ('<form name="calform"><input name="delo_table" value="u1_case"></form>', "form"),
        ("<p>ИМЕНЕМ РОССИЙСКОЙ ФЕДЕРАЦИИ</p><p>п р и г о в о р и л :</p>", "act"),
        ("<p>Новости суда</p>", "unknown"),
    ],
)
def test_a_page_without_a_card_is_set_aside_by_its_words(text: str, expected: str) -> None:
    """The platform answers 200 to everything."""
    assert kind(f"<html><body>{text}</body></html>") == expected


def test_a_card_is_a_card_though_its_frame_says_that_something_is_unavailable() -> None:
    """Furniture of the page decides nothing."""
    page = OLD.format(
        "<td>Дата поступления</td></table></div>Информация временно недоступна</html>"
    )
    assert kind(page) == "old"


def test_markup_of_a_card_without_russian_labels_is_damaged() -> None:
    """No third encoding is guessed."""
    assert kind(OLD.format("<td>Äàòà ïîñòóïëåíèÿ</td></table></div></html>")) == "damaged"


def test_a_card_cut_off_before_its_first_label_is_truncated() -> None:
    """It was Russian, and it ended too early."""
    page = OLD.format("<td>Уникаль")
    assert kind(page) == "truncated"


def test_the_search_form_holds_labels_of_a_card_and_is_none() -> None:
    """`Наименование события` stands in it too."""
    form = '<form name="calform"><table><tr><td>Наименование события</td></tr></table></form>'
    assert kind(f"<html>{form}</html>") == "form"
