"""What reports say, in Arabic and English: one table. Reports know no Qt, so they have a catalogue of their own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.core.labels import LabelSet
from annotator.reports.markup import tame

LANGUAGES = ("ar", "en")

# key: (Arabic, English)
TEXTS: Mapping[str, tuple[str, str]] = {
    # both reports
    "comma": ("، ", ", "),
    "documents": ("المقالات", "Articles"),
    "document": ("المقال", "Article"),
    "layer": ("الطبقة", "Layer"),
    "made": ("التاريخ", "Date"),
    "n": ("العدد", "n"),
    "value": ("القيمة", "Value"),
    "one": ("القيمة 1", "1 means"),
    "zero": ("القيمة 0", "0 means"),
    "trap": ("احذر", "Beware"),
    "at_a_glance": ("النتائج", "The figures"),
    "per_label": ("بحسب الوسم", "Label by label"),
    "per_label.says": (
        "F1 في الحساب الصارم لكل وسم؛ والكسر في الطرف: ما وُجد من مقاطع المرجع بهذا الوسم.",
        "F1 of each label in the strict scheme; the fraction at the end: how many of the gold's spans of this label were found.",
    ),
    "per_label.agreement": (
        "المقطع نفسه بالوسم نفسه (F1)، ومجال الثقة، وعدد المقاطع.",
        "Same span, same label (F1), its interval, and the number of spans.",
    ),
    "per_label_of": ("{layer}: بحسب الوسم", "{layer}: label by label"),
    "worst_first": ("المقالات من الأسوأ إلى الأفضل", "Articles from worst to best"),
    "worst_first.says": (
        "F1 الصارم (الحدود والوسم) على كل الطبقات، وإلى جانبه عدد ما بُني عليه.",
        "Exact F1 (boundaries and label) over all layers, with the numbers it rests on.",
    ),
    "worst_of": (
        "أسوأ {shown} مقالا من {count}؛ ويمثل المنحنى المقالات كلها.",
        "The worst {shown} of {count} articles; the curve holds them all.",
    ),
    "with_interval": (
        "ما بين القوسين هو المجال الذي تقع فيه القيمة في 95 % من العينات المسحوبة من جديد من المقالات، وعددها {n}.",
        "In brackets: 95 % of re-drawn samples of the articles give a value in this range; based on {n} articles.",
    ),
    "no_interval_few": (
        "لا مجال ثقة: المقالات قليلة ({n})، ولا يُوثق بالمجال إن قلّت عن 10.",
        "No intervals: too few articles ({n}); under 10 an interval cannot be trusted.",
    ),
    "undefined": (
        "الشرطة (–) تعني أن القيمة غير معرّفة: لا شيء يُقاس (0/0).",
        "A dash (–) means undefined: there was nothing to measure (0/0).",
    ),
    # agreement
    "agreement": ("تقرير الاتفاق بين الواسمين", "Agreement between annotators"),
    "annotators": ("الواسمون", "Annotators"),
    "measure": ("المقياس", "Measure"),
    "f1_exact": ("المقطع نفسه بالوسم نفسه (F1)", "Same span, same label (F1)"),
    "f1_exact.says": (
        "من كل ما وسمه الواسمان، هذه نسبة ما وسماه كلاهما بالبداية والنهاية والوسم نفسها تماما.",
        "Of all that both annotators marked, this share was marked by both with exactly the same beginning, end and label.",
    ),
    "f1_exact.one": ("لكل مقطع نظير مطابق له.", "every span has its exact twin."),
    "f1_exact.zero": ("ليس لأي مقطع نظير مطابق.", "not one span has."),
    "f1_exact.trap": (
        "حرف واحد زائد يُسقط المقطع كله؛ فاقرأ السطر التالي معه.",
        "one letter too many makes it a miss; read the next line with it.",
    ),
    "f1_overlap": ("تداخل بالوسم نفسه (F1)", "Overlapping, same label (F1)"),
    "f1_overlap.says": (
        "كالسابق، لكن يكفي أن يشترك المقطعان في جزء من النص، ولا يُقرن المقطع إلا مرة واحدة.",
        "The same, but a shared stretch of text is enough, and each span may be paired only once.",
    ),
    "f1_overlap.one": ("لكل مقطع نظير يشاركه في النص والوسم.", "every span shares text and label with one of the other side."),
    "f1_overlap.zero": ("ليس لأي مقطع مثل هذا النظير.", "not one span does."),
    "f1_overlap.trap": ("تكفي كلمة مشتركة واحدة مهما طال المقطعان.", "one common word is enough, however long the spans."),
    "iou": ("اتفاق الحدود (متوسط IoU)", "Boundary agreement (mean IoU)"),
    "iou.says": (
        "حيث رأى الواسمان المقطع كلاهما، هذا نصيب النص المشترك من كل ما شملاه.",
        "Where both saw the span, this is how much of the text of the two marks is common.",
    ),
    "iou.one": ("الحدود متطابقة دائما.", "the boundaries are always equal."),
    "iou.zero": ("لا يكاد يكون بين المقطعين نص مشترك.", "the two have next to nothing in common."),
    "iou.trap": ("لا يعرف ما وسمه أحدهما وحده، فلا ينخفض به.", "it does not know what only one of them marked."),
    "u_alpha": ("uα", "uα"),
    "u_alpha.says": (
        "هل قسم الواسمون النص ووسموه قسمة واحدة؟ ويصلح لأي عدد منهم.",
        "Did the annotators divide and label the text alike? It works for any number of them.",
    ),
    "u_alpha.one": ("قسموه ووسموه سواء.", "they divided and labelled it identically."),
    "u_alpha.zero": ("كما لو نُثرت العلامات نفسها عشوائيا.", "no better than scattering the same marks at random."),
    "u_alpha.trap": (
        "للمقطع الطويل وزن كبير: قد تُنسى تسعة أقوال قصيرة فلا يكاد ينخفض.",
        "long spans weigh heavily: nine missed short quotes hardly lower it.",
    ),
    "u_alpha_binary": ("\u2066|uα\u2069 (موسوم أم لا)", "|uα (marked or not)"),
    "u_alpha_binary.says": ("كالسابق، دون النظر إلى الوسم.", "The same, whatever the label."),
    "cu_alpha": ("cuα (أيّ وسم)", "cuα (which label)"),
    "cu_alpha.says": (
        "حيث وسم أكثر من واحد، هل اختاروا الوسم نفسه؟",
        "Where more than one marked the text, did they choose the same label?",
    ),
    "cu_alpha.trap": ("لا يُقرأ إلا مع نصيبه من النص.", "never read it without its share of the text."),
    "cover": ("نصيب cuα من النص", "Share of the text under cuα"),
    "alpha_token": ("α على الكلمات", "α over words"),
    "alpha_token.says": ("للمقارنة بتقارير أخرى فقط.", "Only for comparison with other reports."),
    "alpha_token.trap": (
        "لا يرى الحدود، ويعلو على F1 إذا طالت المقاطع.",
        "it does not see boundaries, and lies above F1 where spans are long.",
    ),
    "kappa_token": ("κ على الكلمات", "κ over words"),
    "gamma": ("γ", "γ"),
    "gamma.how": (
        "حُسب γ بعينات عشوائية عددها {samples} وبذرة ثابتة {seed}؛ وهو لزوج من الواسمين لا لأكثر.",
        "γ is computed with {samples} random samples, seed {seed}; it is a figure of two annotators, not of more.",
    ),
    "gamma.large": (
        "لم يُحسب γ لكثرة المقاطع.",
        "γ is not computed for so many spans unless asked for.",
    ),
    "pairs": ("زوجا زوجا", "Pair by pair"),
    "pair": ("الزوج", "Pair"),
    "matrix_of": ("{layer}: {measure}", "{layer}: {measure}"),
    "all_layers": ("الكل", "All"),
    "mean_of_pairs": (
        "مع أكثر من واسمين: F1 وIoU متوسط الأزواج، و± انحرافها المعياري.",
        "With more than two annotators F1 and IoU are means over the pairs, ± their standard deviation.",
    ),
    "f1_marks.agreement": ("المقطع نفسه دون العلامات (F1)", "Same span, ignoring marks (F1)"),
    "f1_marks.agreement.says": (
        "كالأول، بعد تجاهل علامات التنصيص والترقيم والفراغ في طرفي كل مقطع.",
        "The first line again; quotation marks, punctuation and spaces at the ends of spans do not count.",
    ),
    "spans": ("عدد المقاطع", "Spans"),
    "nested_out": (
        "uα وα على الكلمات للمقاطع الخارجية وحدها: لم يدخل فيها من المقاطع الواقعة في داخل غيرها {count}.",
        "uα and α over words see outermost spans only: {count} spans that lie inside others are left out of them.",
    ),
    "single_out": (
        "مقالات وسمها واسم واحد ولم تدخل في الحساب: {count}.",
        "Articles that only one annotator has worked on, left out: {count}.",
    ),
    "textless_out": (
        "مقالات لا نص لها هنا، فلم تدخل في uα وα: {count}.",
        "Articles whose text is not known, left out of uα and α: {count}.",
    ),
    "cover_of": ("النصيب", "Cover"),
    "same_speaker": ("القائل نفسه", "Same speaker"),
    "speaker.says": (
        "من الأقوال التي وجدها كلاهما، هذه نسبة ما نُسب إلى القائل نفسه. لا تعرف الأقوال التي لم يجدها إلا واحد؛ فاقرأها مع عددها.",
        "Of the quotes both found, this share was attributed to the same speaker. It knows nothing of quotes only one of them found: read it with its n.",
    ),
    "differences": ("الاختلافات للبتّ فيها", "The differences, to be settled"),
    "differences_between": ("{left} و{right}", "{left} and {right}"),
    "differences_of": ("الاختلافات: {count}. الاتفاقات: {same}.", "Differences: {count}. Agreements: {same}."),
    "shown_of": (
        "تُعرض أول {shown} منها، أسوأ المقالات أولا؛ والبقية في نافذة البرنامج.",
        "The first {shown} are printed, worst articles first; the rest are in the program's window.",
    ),
    "none_differ": ("لا اختلاف.", "No differences."),
    "decision": ("القرار", "Decision"),
    "reason": ("السبب", "Reason"),
    "keep": ("يُثبت", "keep"),
    "drop": ("يُحذف", "drop"),
    "take_both": ("كلاهما", "both"),
    "take_neither": ("لا هذا ولا ذاك", "neither"),
    "take_other": ("غير ذلك", "other"),
    "no_child": ("لا أحد", "nobody"),
    # kinds of cases, between annotators
    "only": ("لدى {name} فقط", "Only {name}"),
    "kind.left_only": ("لدى الأول فقط", "Only the first"),
    "kind.right_only": ("لدى الثاني فقط", "Only the second"),
    "kind.missed": ("فائت", "Missed"),
    "kind.spurious": ("زائد", "Spurious"),
    "kind.boundary": ("حدود مختلفة", "Other boundaries"),
    "kind.label": ("وسم مختلف", "Other label"),
    "kind.both": ("حدود ووسم مختلفان", "Other boundaries and label"),
    "kind.split": ("واحد مقابل عدة", "One against several"),
    "kind.merged": ("عدة مقابل واحد", "Several against one"),
    "kind.speaker": ("قائل مختلف", "Other speaker"),
    "kind.relation": ("رابط مختلف", "Other relation"),
    # evaluation
    "evaluation": ("تقييم الاستخراج على الوسم المرجعي", "Extractor against gold"),
    "gold": ("المرجع", "Gold"),
    "predictions": ("ما يُقيَّم", "Evaluated"),
    "schemes": ("بكل حساب", "Scheme by scheme"),
    "scheme": ("الحساب", "Scheme"),
    "correct": ("صحيح", "Correct"),
    "incorrect": ("خطأ", "Wrong"),
    "partial_count": ("جزئي", "Partial"),
    "missed": ("فائت", "Missed"),
    "spurious": ("زائد", "Spurious"),
    "precision": ("الدقة", "Precision"),
    "recall": ("الاستيفاء", "Recall"),
    "f1": ("F1", "F1"),
    "f1_strict": ("F1 الصارم", "Strict F1"),
    "f1_any_overlap": ("F1 بأي تداخل", "Overlap F1"),
    "f1_marks": ("F1 دون العلامات", "F1 ignoring marks"),
    "nesting": ("ما في داخل ماذا", "What lies in what"),
    "nesting.says": (
        "«ما في داخل ماذا»: أزواج مقطع ومقطع في داخله من الطبقة نفسها. «\u2066IoU ≥\u2069»: لا يُقبل التداخل إلا إن بلغ المشترك هذا القدر من مجموع المقطعين.",
        "“What lies in what”: a span with one of its layer inside it. “IoU ≥”: an overlap counts only if that share of both spans is common.",
    ),
    "linked": (
        "لكل جهة قائمة أشخاصها؛ فرُبط صاحب الإحالة بنظيره بالمقاطع التي تسميه عند الجهتين.",
        "Each side has a list of people of its own; referents were linked by the spans that name them on both sides.",
    ),
    "speaker_by_label": ("القائل نفسه، بحسب وسم القول", "Same speaker, by label of the quote"),
    "marks.says": (
        "«دون العلامات»: بعد تجاهل علامات التنصيص والترقيم والفراغ في طرفي كل مقطع.",
        "“Ignoring marks”: quotation marks, punctuation and spaces at the ends of spans do not count.",
    ),
    "strict": ("صارم", "Strict"),
    "strict.says": ("الحدود والوسم معا", "same boundaries and same label"),
    "exact": ("الحدود", "Boundaries"),
    "exact.says": ("الحدود نفسها أيا كان الوسم", "same boundaries, whatever the label"),
    "partial": ("جزئي", "Partial"),
    "partial.says": ("المتداخل نصف صحيح", "an overlapping pair counts one half"),
    "type": ("الوسم", "Label"),
    "type.says": ("تداخل بالوسم نفسه", "overlapping with the same label"),
    "overlap": ("تداخل", "Overlap"),
    "overlap.says": ("أي تداخل أيا كان الوسم", "any shared text, whatever the label"),
    "precision.says": (
        "الدقة: كم مما استخرجه البرنامج صحيح. الاستيفاء: كم مما في المرجع وجده. ‏F1 وسطهما التوافقي. 1 كمال و0 لا شيء صحيح.",
        "Precision: how much of what the program found is right. Recall: how much of the gold it found. F1 is their harmonic mean. 1 is perfect, 0 is nothing right.",
    ),
    "strict.trap": (
        "احذر: في الحساب الصارم يُحسب الحد الزائد حرفا واحدا خطأ؛ فاقرأه مع سطر التداخل.",
        "Beware: in the strict scheme one letter too many is an error; read it with the overlap line.",
    ),
    "attribution": ("نسبة الأقوال إلى قائليها", "Attribution of quotes to speakers"),
    "attribution.exact": ("من البداية إلى النهاية، القول بحدوده", "End to end, exact quotes"),
    "attribution.overlap": ("من البداية إلى النهاية، القول بأي تداخل", "End to end, overlapping quotes"),
    "attribution.says": (
        "القول غير المنسوب لا يصنع رابطا من البداية إلى النهاية. أما الصحة المشروطة فمن الأقوال المقرونة وحدها، فلا تُقرأ إلا مع عددها.",
        "An unattributed quote makes no link end to end. Conditional accuracy is over paired quotes only: never read it without its n.",
    ),
    "conditional": ("الصحة المشروطة", "Conditional accuracy"),
    "micro": ("الكل معا (micro)", "All together (micro)"),
    "macro": ("متوسط الوسوم (macro)", "Mean of labels (macro)"),
    "gold_lacks": (
        "مقالات ليست في المرجع، فحُسب كل ما استُخرج منها زائدا: {count}.",
        "Articles that the gold lacks; all that was found in them counts as spurious: {count}.",
    ),
    "prediction_lacks": (
        "مقالات لم يعمل فيها البرنامج، فحُسب كل ما في مرجعها فائتا: {count}.",
        "Articles that the extractor has not worked on; all of their gold counts as missed: {count}.",
    ),
    "accuracy.same": ("بصاحب الإحالة إن عُيّن، وإلا فبالتداخل", "By referent where all have one, else by overlap"),
    "accuracy.referent": ("صاحب الإحالة نفسه", "Same referent"),
    "accuracy.mention": ("مقطع القائل نفسه", "Same mention"),
    "accuracy.overlapping": ("مقطع قائل متداخل", "Overlapping mention"),
    "relations": ("الروابط", "Relations"),
    "relations.says": ("الروابط تحت الأقوال المقرونة", "Relations under paired quotes"),
    "classes": ("أصناف الأخطاء", "Kinds of errors"),
    "errors": ("الأخطاء واحدا واحدا", "Every error"),
    "errors_of": ("الأخطاء: {count}. المطابق: {same}.", "Errors: {count}. Right: {same}."),
    "none_wrong": ("لا خطأ.", "No errors."),
    "difference": ("الفرق بين البرنامجين", "The difference of the two"),
    "difference.says": (
        "الفرق هو الثاني ناقص الأول على المقالات نفسها. p احتمال أن ينشأ فرق كهذا أو أكبر بتبديل البرنامجين عشوائيا مقالا مقالا.",
        "The second minus the first on the same articles. p: how often swapping the two at random, article by article, gives a difference as large.",
    ),
    "difference_f1": ("فرق F1", "Difference in F1"),
    "p": ("p", "p"),
}


@dataclass(frozen=True)
class Words:
    """The texts of one language, and the names that a label set gives to layers, labels and relations."""

    language: str
    label_set: LabelSet | None = None

    def __call__(self, key: str, **values: object) -> str:
        """The sentence; names put into it keep their own direction and cannot turn its."""
        shown = {name: f"\u2068{tame(value)}\u2069" if isinstance(value, str) else value for name, value in values.items()}
        return TEXTS[key][LANGUAGES.index(self.language)].format(**shown)

    @property
    def right_to_left(self) -> bool:
        return self.language == "ar"

    def known(self, key: str) -> str:
        """The text of a key that need not exist; empty if there is none."""
        return self(key) if key in TEXTS else ""

    def layer(self, layer: str) -> str:
        found = self.label_set.layer(layer) if self.label_set else None
        return found.names.in_language(self.language) if found else layer

    def layers(self, found: Iterable[str]) -> list[str]:
        """Layers in the order of the label set; those it does not know last."""
        return _ordered(found, [layer.id for layer in self.label_set.layers] if self.label_set else [])

    def labels(self, layer: str, found: Iterable[str]) -> list[str]:
        known = self.label_set.layer(layer) if self.label_set else None
        return _ordered(found, [label.id for label in known.labels] if known else [])

    def label(self, layer: str, label: str) -> str:
        found = self.label_set.label(layer, label) if self.label_set else None
        return found.names.in_language(self.language) if found else label

    def relation(self, relation: str) -> str:
        found = self.label_set.relation(relation) if self.label_set else None
        return found.names.in_language(self.language) if found else relation


def _ordered(found: Iterable[str], known: Sequence[str]) -> list[str]:
    return sorted(found, key=lambda each: (known.index(each) if each in known else len(known), each))
