"""Texts kept word for word lose the people in them and nothing else."""

import csv
import re
from importlib.resources import files

import pytest

from wayout.record.likely_names import MASK
from wayout.record.names import mask_names, name_words

COURTS = [
    "Образцовый гарнизонный военный суд",
    "Верховный Суд Российской Федерации",
    "Апелляционный военный суд",
    "УК Р.Ф. и УПК РФ",
]
PEOPLE = [
    "Примеров И.С.", "И. С. Примерову", "Примерова Ивана Сергеевича", "Тестовой Верой Ивановной",
    "ПРИМЕРОВЫМ ИВАНОМ СЕРГЕЕВИЧЕМ", "Образцову Петру Ильичу", "Макетову Анну Петровну",
    "Тестова-Примерова А.П.", "Ю.Г.Р.", "Условный Г. А.",
]  # fmt: skip


def _labels() -> list[str]:
    text = (files("wayout.record") / "vocabulary.csv").read_text("utf-8")
    return [row["label_ru"] for row in csv.DictReader(text.splitlines())]


@pytest.mark.parametrize("person", PEOPLE)
def test_a_person_is_masked_in_every_case(person: str) -> None:
    """Surname with initials, full name, declined or in capitals."""
    assert mask_names(f"отложено, {person}") == f"отложено, {MASK}"


@pytest.mark.parametrize("text", [*_labels(), *COURTS])
def test_ordinary_labels_and_courts_are_left_alone(text: str) -> None:
    """Every wording of the vocabulary stays as it is."""
    assert mask_names(text) == text


def test_words_of_the_name_cells_fall_in_every_case() -> None:
    """A surname alone is known from the cells of its page."""
    known = name_words("Условный Григорий Андреевич") | name_words("Макетова А.П.")
    assert mask_names("болезнь Условного, явка макетовой", known) == f"болезнь {MASK}, явка {MASK}"
    assert mask_names("условное осуждение", known) == "условное осуждение"


@pytest.mark.parametrize(
    "cell", ["Информация скрыта", "<стороны скрыты>", "Прокурор", "подано ПРОКУРОРОМ", "Адвокат"]
)
def test_roles_and_hidden_cells_hold_no_name(cell: str) -> None:
    """What a court writes in place of a name masks nothing elsewhere."""
    assert name_words(cell) == frozenset()


@pytest.mark.parametrize(
    "person",
    [
        "Примерова И.С", "Макетова А П", "Примеров И. С", "И.С Примеров", "Примеров, И.С.",
        "Примеров, Иван Сергеевич", "Примеров Иван", "Иван Примеров", "Условный Григорий",
        "Условному Григорию", "ПримеровИван", "ПримеровИван Сергеевич", "Primerov Ivan",
        "Primerova I.S.", "Primerova I.S", "Ivan Primerov", "шаблонов о.ю.", "о.ю. шаблонов",
        "шаблонов олег", "условный г.а.", "Примеров", "Примеровой", "Тестовыми", "ШАБЛОНОВ",
        "Макетова-Примерова", "Макетенко", "Шаблонскому", "Образцовчук", "Ивана", "Григорий",
        "Придуманова Ольга Игоревна", "Тестова, Вера",
        "Условный/Григорий", "Примеров.Иван", "тестоваВера", "Примерoв", "Uslovnyy Grigoriy",
    ],
)  # fmt: skip
def test_a_person_written_carelessly_is_masked_too(person: str) -> None:
    """Points and blanks left out, no patronymic, glued words, Latin or small letters."""
    before, masked = "слово ", mask_names(f"слово {person} и др.")
    assert not re.search(r"[^\W_]", mask_names(person))
    assert masked.startswith(before + MASK)
    assert masked.endswith(MASK + " и др.")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ознакомление Примерова с материалами", f"Ознакомление {MASK} с материалами"),
        ("Отвод судье ТЕСТОВОЙ", f"Отвод судье {MASK}"),
        ("Вынесен ПРИГОВОР в отношении Примерова", f"Вынесен ПРИГОВОР в отношении {MASK}"),
        ("Примеров отказался от защитника", f"{MASK} отказался от защитника"),
        ("шаблонов о.ю. отказался", f"{MASK} отказался"),
        ("Допрос Примерова Ивана", f"Допрос {MASK}"),
        ("Ходатайство Ивана Примерова", f"Ходатайство {MASK}"),
        ("Дело в отношении Вымышленного", f"Дело в отношении {MASK}"),
        ("ОТВОД СУДЬЕ ТЕСТОВОЙ", f"ОТВОД СУДЬЕ {MASK}"),
        ("Отвод судье Условному заявлен", f"Отвод судье {MASK} заявлен"),
        ("Отказ Шаблонского от услуг", f"Отказ {MASK} от услуг"),
    ],
)
def test_a_bare_surname_falls_and_its_sentence_stays(text: str, left: str) -> None:
    """The ending tells a surname from the words around it."""
    assert mask_names(text) == left


UNKNOWN = """Ознакомление с протоколом судебного заседания|Вызов переводчика по делу
Поступление копии телефонограммы|Какое-то новое событие|Совещание у председателя
Вызов эксперта в суд|Вывод осужденного из зала|Отзыв на жалобу|Отказ от защитника
Гражданин не явился|Гражданский иск принят к производству|Медицинское освидетельствование
Медицинская справка приобщена|Запрос в Московский районный суд|Российской Федерации возмещено
Направлено в Ростовский областной суд|Поступило из Балашихинского гарнизонного военного суда
Дело передано в Ленинский районный суд|Запрос в прокуратуру Московской области
Материалы Тверского городского суда|Психиатрическая экспертиза назначена|Опрос потерпевших
Юридическая консультация|Технический перерыв|Основание не указано|Причина неявки не известна
Половина срока отбыта|Новый срок назначен|Новым составом суда|Финансовой проверки не было
Исковые требования уточнены|Сроков не установлено|Документов не поступило|Копии актов вручены
Изготовление протокола|Вручение копии обвинительного заключения|Этапирование из СИЗО
Конвой не прибыл|УФСИН сообщило о болезни|Видеоконференц-связь не состоялась
Получено УВЕДОМЛЕНИЕ о вручении|ВЫЗОВ СВИДЕТЕЛЕЙ|ПОСТУПЛЕНИЕ НОВЫХ ДОКУМЕНТОВ И ОТЗЫВОВ
Карантин в учреждении|Иным составом суда|Один из участников болен|Снова отложено
Слово защитника|Последнее слово подсудимого|Оглашение резолютивной части и т.д.
Явка и.о. прокурора обеспечена|Решение по ст. 24 п. 2 УПК Р Ф|Кодекс РФ, ч. 1 п. А
Участник боевых действий|Справка из войсковой части|Дисциплинарное взыскание
Бытовая травма|Правовой статус уточнен|Адвокатский ордер приобщен|Женщина-защитник допущена
Приобщение экземпляра жалобы на CD-диске|Ссылка на Online-заседание|Судом разъяснено право
Обращение через ГосУслуги|Определение о приводе|Истребование характеристики по месту службы
Приостановлено до прибытия из зоны СВО|Почтовое отправление возвращено
Поступила апелляционная жалоба (в электронном виде)|Частное постановление
Явка прокурора Ленинского района|Представителя Министерства обороны уведомили
Адвокат Образцовского филиала допущен
Адвокат Московской коллегии допущен|Дело в отношении ООО передано|Судья Верховного Суда
Помощник судьи заболел|Судья в отпуске|Отвод судье отклонен|Рапорт командира части"""


@pytest.mark.parametrize("text", UNKNOWN.replace("\n", "|").split("|"))
def test_a_plausible_unknown_label_survives_word_for_word(text: str) -> None:
    """An unknown label is kept verbatim where nobody is named in it."""
    assert mask_names(text) == text


def test_a_label_of_the_vocabulary_is_ordinary_in_any_case_at_the_head_of_a_sentence() -> None:
    """What a court writes anyway is no surname, though it may end like one."""
    for text in ("Материалов нет", "Недостатков нет", "Гражданина вызвали", "Требов нет"):
        assert mask_names(text) == text


def test_many_words_take_no_square_of_time() -> None:
    """Only so much of a text is looked at, and what lies behind is not kept."""
    for piece in ("Пр И ", "И.С", "Примеров, ", "[…] ", "аБ", "о.ю. ", "Иван "):
        assert len(mask_names(piece * 20_000)) <= 100_000
