"""What sample messages say: the same thoughts in three languages, put together piece by piece."""

import random
from dataclasses import dataclass

from petition.rules.states import Field, MessageKind
from petition.rules.writing import Text

_OPENINGS = {
    "it": (
        "Da qui vi pensiamo ogni giorno.",
        "Non ci conosciamo, ma vi sentiamo **vicini**.",
        "Ho letto di voi e non vi ho più dimenticati.",
        "Scrivo a nome di tutta la mia famiglia.",
        "Questa sera la nostra finestra è accesa per voi.",
        "Le nostre città sono lontane, le nostre paure si somigliano.",
    ),
    "en": (
        "We think of you every day.",
        "We have never met, but we feel **close** to you.",
        "I read about you and have not forgotten you since.",
        "I write on behalf of my whole family.",
        "Tonight our window is lit for you.",
        "Our cities are far apart, our fears are alike.",
    ),
    "zh": (
        "我们每天都想着你们。",
        "我们素不相识，却觉得彼此**很近**。",
        "读到你们的故事以后，我一直没有忘记。",
        "我代表全家写下这些话。",
        "今晚，我们的窗为你们亮着灯。",
        "我们的城市相隔遥远，我们的担忧却很相似。",
    ),
}
_THOUGHTS = {
    MessageKind.MESSAGE: {
        "it": (
            "Vi mandiamo forza, pazienza e un poco di luce.",
            "Che i vostri medici possano riposare presto.",
            "Quando tutto sarà passato, venite a trovarci.",
            "I bambini della nostra scuola hanno disegnato per voi un grande cuore.",
        ),
        "en": (
            "We send you strength, patience and a little light.",
            "May your doctors soon be able to rest.",
            "When all this is over, come and visit us.",
            "The children of our school have drawn a large heart for you.",
        ),
        "zh": (
            "送上力量、耐心和一点光。",
            "愿你们的医生早日得到休息。",
            "等一切过去，欢迎来看我们。",
            "我们学校的孩子为你们画了一颗大大的心。",
        ),
    },
    MessageKind.TESTIMONIAL: {
        "it": (
            "Ho studiato da voi per un anno: i vicini mi portavano la cena senza dire nulla.",
            "Lavoro in ospedale, e un pacco di mascherine è arrivato con una poesia.",
            "Una collega mi ha telefonato ogni domenica, solo per chiedere come stavo.",
            "Abbiamo cantato dai balconi, e qualcuno rispondeva nella vostra lingua.",
        ),
        "en": (
            "I studied with you for a year: the neighbours brought me supper without a word.",
            "I work in a hospital, and a parcel of masks arrived with a poem.",
            "A colleague rang me every Sunday, only to ask how I was.",
            "We sang from the balconies, and somebody answered in your language.",
        ),
        "zh": (
            "我在你们那里学习过一年，邻居总是默默给我送来晚饭。",
            "我在医院工作，一箱口罩寄到时，里面还有一首诗。",
            "一位同事每个星期天都打电话来，只为问我过得怎么样。",
            "我们在阳台上唱歌，有人用你们的语言应和。",
        ),
    },
    MessageKind.PROPOSAL: {
        "it": (
            "Proponiamo un anno:\n\n- sei incontri a distanza\n- due visite\n- una mostra",
            "Cerchiamo dieci persone per parte, che lavorino a coppie per sei mesi.",
            "I risultati saranno aperti a tutti e raccontati nelle due lingue.",
            "Abbiamo già una sede e chi la segue; ci mancano i compagni di strada.",
        ),
        "en": (
            "We propose a year:\n\n- six meetings online\n- two visits\n- an exhibition",
            "We look for ten people on each side, who work in pairs for six months.",
            "The results will be open to all and told in both languages.",
            "We have a place already and people to look after it; what we lack is company.",
        ),
        "zh": (
            "我们提议合作一年：\n\n- 六次线上会面\n- 两次互访\n- 一次展览",
            "我们希望双方各有十人，结成小组合作六个月。",
            "成果将向所有人开放，并用两种语言介绍。",
            "我们已经有场地和负责的人，只缺同行的伙伴。",
        ),
    },
}
_CLOSINGS = {
    "it": ("Un abbraccio.", "A presto.", "Con affetto.", "Siamo con voi.", "Coraggio."),
    "en": ("A warm embrace.", "See you soon.", "With love.", "We are with you.", "Take heart."),
    "zh": ("拥抱你们。", "期待相见。", "致以深情。", "我们与你们同在。", "保重。"),
}
_PROJECTS = {
    "it": (
        ("Due biblioteche, uno scaffale", "Una biblioteca di quartiere, una scuola"),
        ("Un orto e le sue erbe", "Un orto botanico, due laboratori"),
        ("Restaurare insieme una carta dipinta", "Un museo, un’accademia"),
        ("Botteghe che si scrivono", "Una cooperativa di artigiani"),
    ),
    "en": (
        ("Two libraries, one shelf", "A local library, a school"),
        ("A garden and its herbs", "A botanical garden, two laboratories"),
        ("Restoring a painted scroll together", "A museum, an academy"),
        ("Workshops that write to each other", "A cooperative of craftspeople"),
    ),
    "zh": (
        ("两座图书馆，一个书架", "一家社区图书馆和一所学校"),
        ("一座园子与它的草药", "一座植物园和两间实验室"),
        ("共同修复一幅画卷", "一座博物馆和一所学院"),
        ("互相写信的作坊", "一家手工艺合作社"),
    ),
}
_FIELDS = (Field.CULTURE, Field.SCIENCE, Field.ART, Field.ECONOMY)


@dataclass(frozen=True)
class Draft:
    """Which pieces a text is made of; the same ones in another language are its translation."""

    kind: MessageKind
    opening: int
    thought: int
    closing: int
    project: int

    def words(self, language: str) -> Text:
        """The text in one language."""
        thought = _THOUGHTS[self.kind][language][self.thought]
        pieces = (_OPENINGS[language][self.opening], thought, _CLOSINGS[language][self.closing])
        body = "\n\n".join(pieces)
        if self.kind is not MessageKind.PROPOSAL:
            return Text(body)
        title, partners = _PROJECTS[language][self.project]
        return Text(body, title, _FIELDS[self.project], partners)


def draw(dice: random.Random, kind: MessageKind) -> Draft:
    """Any text of a kind."""
    return Draft(
        kind=kind,
        opening=dice.randrange(len(_OPENINGS["it"])),
        thought=dice.randrange(len(_THOUGHTS[kind]["it"])),
        closing=dice.randrange(len(_CLOSINGS["it"])),
        project=dice.randrange(len(_FIELDS)) if kind is MessageKind.PROPOSAL else 0,
    )
