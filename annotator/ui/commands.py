"""Everything a user can invoke, as one table: id, title, where it works, which menu, and what it does.

Menus, palette, hint strip, keys sheet and help are made from it; `keymap.py` says which keys. A
command of the article works only while the article has the keyboard, so typing elsewhere is safe.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotator.core.labels import LabelSet
from annotator.ui.language import marked

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Context = Literal["article", "question", "window"]
CONTEXTS: tuple[Context, ...] = ("article", "question", "window")
Menu = Literal["file", "edit", "quote", "span", "entity", "go", "compare", "view", "help"]

MENUS: dict[Menu, str] = {
    "file": marked("File"),
    "edit": marked("Edit"),
    "quote": marked("Quotation"),
    "span": marked("Span"),
    "entity": marked("Entity"),
    "go": marked("Go"),
    "compare": marked("Compare"),
    "view": marked("View"),
    "help": marked("Help"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something a user can invoke. `title` is English; `repeats`: holding the key down goes on doing it."""

    id: str
    title: str
    context: Context
    menu: Menu
    run: Callable[["MainWindow"], object]
    repeats: bool = False


def _article(id: str, title: str, menu: Menu, run: Callable[["MainWindow"], object]) -> Command:
    return Command(id, title, "article", menu, run)


def _moving(id: str, title: str, run: Callable[["MainWindow"], object], menu: Menu = "go") -> Command:
    return Command(id, title, "article", menu, run, repeats=True)


def _question(id: str, title: str, run: Callable[["MainWindow"], object]) -> Command:
    return Command(id, title, "question", "compare", run)


def _window(id: str, title: str, menu: Menu, run: Callable[["MainWindow"], object]) -> Command:
    return Command(id, title, "window", menu, run)


COMMANDS: tuple[Command, ...] = (
    # file
    _window("open_project", marked("Open a project…"), "file", lambda w: w.projects.choose()),
    _window("new_project", marked("New project…"), "file", lambda w: w.projects.create()),
    _window("import", marked("Import articles…"), "file", lambda w: w.transfer.choose_files()),
    _window("import_folder", marked("Import a folder…"), "file", lambda w: w.transfer.choose_folder()),
    _window("merge", marked("Merge another project…"), "file", lambda w: w.merging.choose()),
    _window("export", marked("Export…"), "file", lambda w: w.transfer.export()),
    _window("save_copy", marked("Save a copy of the project…"), "file", lambda w: w.transfer.save_copy()),
    _window("restore", marked("Go back to a backup…"), "file", lambda w: w.projects.go_back()),
    _window("annotator", marked("Change the annotator…"), "file", lambda w: w.projects.choose_annotator()),
    _window("label_set", marked("Label set…"), "file", lambda w: w.dialogs.label_set()),
    _window("settings", marked("Settings…"), "file", lambda w: w.dialogs.settings()),
    _window("quit", marked("Quit"), "file", lambda w: w.close()),
    # edit
    _window("undo", marked("Undo"), "edit", lambda w: w.view.undo()),
    _window("redo", marked("Redo"), "edit", lambda w: w.view.redo()),
    _article("copy", marked("Copy the selected text"), "edit", lambda w: w.canvas.copy()),
    _article("select_all", marked("Select the whole article"), "edit", lambda w: w.canvas.select(0, len(w.canvas.text))),
    _article("find_here", marked("Find in this article"), "edit", lambda w: w.centre.find_bar.open()),
    _window("search", marked("Search all articles"), "edit", lambda w: w.dialogs.search()),
    _article("delete", marked("Delete the span"), "edit", lambda w: w.desk.delete()),
    _article("note", marked("Note on the span"), "edit", lambda w: w.side.write_note()),
    _window("document_note", marked("Note on the article"), "edit", lambda w: w.dialogs.document_note()),
    # quotation
    _article("quote", marked("Take the quotation here"), "quote", lambda w: w.quoting.take()),
    _article("accept", marked("Accept the suggestion, or ask what is missing"), "quote", lambda w: w.quoting.enter()),
    _article("reject", marked("Reject the suggestion"), "quote", lambda w: w.quoting.reject()),
    _article("speaker", marked("Speaker"), "quote", lambda w: w.quoting.tag_child("speaker")),
    _article("cue", marked("Cue"), "quote", lambda w: w.quoting.tag_cue()),
    _article("relink", marked("Choose the speaker again"), "quote", lambda w: w.quoting.relink()),
    _article("addressee", marked("Addressee"), "quote", lambda w: w.quoting.tag_child("addressee")),
    _article("via", marked("Relay: through whom"), "quote", lambda w: w.quoting.tag_child("via")),
    _article("marks", marked("Quotation marks in or out"), "quote", lambda w: w.desk.toggle_marks()),
    _article("segment", marked("Add a segment"), "quote", lambda w: w.desk.add_segment()),
    _article("rejoin", marked("Join the segments"), "quote", lambda w: w.desk.rejoin()),
    # span
    _article("next_label", marked("Next label"), "span", lambda w: w.desk.next_label(1)),
    _article("previous_label", marked("Previous label"), "span", lambda w: w.desk.next_label(-1)),
    _article("whole_word", marked("Whole word, or without its clitic"), "span", lambda w: w.desk.toggle_whole_word()),
    _moving("end_left", marked("End one letter to the left"), lambda w: w.moving.end_by_letter(+1), "span"),
    _moving("end_right", marked("End one letter to the right"), lambda w: w.moving.end_by_letter(-1), "span"),
    _moving("end_out", marked("End one word further"), lambda w: w.desk.nudge("end", +1, by_word=True), "span"),
    _moving("end_in", marked("End one word back"), lambda w: w.desk.nudge("end", -1, by_word=True), "span"),
    _moving("start_left", marked("Start one letter to the left"), lambda w: w.desk.nudge("start", +1), "span"),
    _moving("start_right", marked("Start one letter to the right"), lambda w: w.desk.nudge("start", -1), "span"),
    _moving("start_out", marked("Start one word earlier"), lambda w: w.desk.nudge("start", -1, by_word=True), "span"),
    _moving("start_in", marked("Start one word later"), lambda w: w.desk.nudge("start", +1, by_word=True), "span"),
    _article("everywhere", marked("The same words everywhere else"), "span", lambda w: w.naming.everywhere()),
    _article("everywhere_project", marked("The same words in all articles"), "span", lambda w: w.dialogs.everywhere()),
    _article("flag", marked("Flag"), "span", lambda w: w.desk.toggle_flag()),
    _article("referent", marked("Who is it?"), "span", lambda w: w.naming.ask()),
    _article("new_referent", marked("New referent of this name"), "span", lambda w: w.naming.create()),
    _article("edit_referent", marked("Edit the referent"), "span", lambda w: w.naming.edit()),
    _article("add_alias", marked("These words are a name of the referent"), "span", lambda w: w.naming.add_alias()),
    # go
    _moving("word_left", marked("Word to the left"), lambda w: w.moving.step("word", +1)),
    _moving("word_right", marked("Word to the right"), lambda w: w.moving.step("word", -1)),
    _moving("line_up", marked("Line up"), lambda w: w.moving.step("line", -1)),
    _moving("line_down", marked("Line down"), lambda w: w.moving.step("line", +1)),
    _moving("paragraph_up", marked("Paragraph up"), lambda w: w.moving.step("paragraph", -1)),
    _moving("paragraph_down", marked("Paragraph down"), lambda w: w.moving.step("paragraph", +1)),
    _moving("page_up", marked("Page up"), lambda w: w.moving.step("page", -1)),
    _moving("page_down", marked("Page down"), lambda w: w.moving.step("page", +1)),
    _moving("letter_left", marked("Letter to the left"), lambda w: w.moving.step("letter", +1)),
    _moving("letter_right", marked("Letter to the right"), lambda w: w.moving.step("letter", -1)),
    _moving("extend_left", marked("Select the word to the left"), lambda w: w.moving.extend("word", +1)),
    _moving("extend_right", marked("Select the word to the right"), lambda w: w.moving.extend("word", -1)),
    _moving("extend_up", marked("Select a line up"), lambda w: w.moving.extend("line", -1)),
    _moving("extend_down", marked("Select a line down"), lambda w: w.moving.extend("line", +1)),
    _moving("extend_letter_left", marked("Select the letter to the left"), lambda w: w.moving.extend("letter", +1)),
    _moving("extend_letter_right", marked("Select the letter to the right"), lambda w: w.moving.extend("letter", -1)),
    _article("line_start", marked("Start of the line"), "go", lambda w: w.moving.to_line_edge(-1)),
    _article("line_end", marked("End of the line"), "go", lambda w: w.moving.to_line_edge(+1)),
    _article("extend_line_start", marked("Select to the start of the line"), "go", lambda w: w.moving.extend_to_line_edge(-1)),
    _article("extend_line_end", marked("Select to the end of the line"), "go", lambda w: w.moving.extend_to_line_edge(+1)),
    _article("article_start", marked("Start of the article"), "go", lambda w: w.moving.to_start()),
    _article("article_end", marked("End of the article"), "go", lambda w: w.moving.to_end()),
    _moving("next_place", marked("Next place worth a look"), lambda w: w.quoting.walk(+1)),
    _moving("previous_place", marked("Previous place worth a look"), lambda w: w.quoting.walk(-1)),
    _moving("next_span", marked("Next span"), lambda w: w.moving.to_span(+1)),
    _moving("previous_span", marked("Previous span"), lambda w: w.moving.to_span(-1)),
    _article("leave", marked("Leave the selection"), "go", lambda w: w.moving.leave()),
    _window("next_problem", marked("Next problem or case"), "go", lambda w: w.view.walk(+1)),
    _window("previous_problem", marked("Previous problem or case"), "go", lambda w: w.view.walk(-1)),
    _window("next_document", marked("Next article"), "go", lambda w: w.moving.to_document(+1)),
    _window("previous_document", marked("Previous article"), "go", lambda w: w.moving.to_document(-1)),
    _window("done_next", marked("Done, and the next article"), "go", lambda w: w.moving.done_and_next()),
    _window("not_done", marked("Not done after all"), "go", lambda w: w.desk.reopen()),
    _window("next_pane", marked("Next pane"), "go", lambda w: w.view.next_pane(+1)),
    _window("previous_pane", marked("Previous pane"), "go", lambda w: w.view.next_pane(-1)),
    # compare
    _window("agreement", marked("Agreement…"), "compare", lambda w: w.comparing.agreement()),
    _window("training", marked("My work against the gold…"), "compare", lambda w: w.comparing.training()),
    _window("errors", marked("Errors of an extractor…"), "compare", lambda w: w.comparing.errors()),
    _window("extract", marked("Run an extractor or import predictions…"), "compare", lambda w: w.extractors.ask()),
    _window("kept_twice", marked("Settle what was kept twice…"), "compare", lambda w: w.copying.ask()),
    _window("adjudicate", marked("Adjudicate…"), "compare", lambda w: w.adjudicating.choose()),
    _window("agreed_everywhere", marked("Take the agreed in all articles"), "compare", lambda w: w.adjudicating.everywhere()),
    _window("next_differences", marked("Next article with differences"), "compare", lambda w: w.adjudicating.next_document()),
    _window("end_adjudication", marked("End the adjudication"), "compare", lambda w: w.adjudicating.end()),
    _question("settle_first", marked("Take the left answer"), lambda w: w.adjudicating.answer(0)),
    _question("settle_second", marked("Take the right answer"), lambda w: w.adjudicating.answer(1)),
    _question("settle_third", marked("Take the third answer"), lambda w: w.adjudicating.answer(2)),
    _question("settle_fourth", marked("Take the fourth answer"), lambda w: w.adjudicating.answer(3)),
    _question("settle_fifth", marked("Take the fifth answer"), lambda w: w.adjudicating.answer(4)),
    _question("settle_sixth", marked("Take the sixth answer"), lambda w: w.adjudicating.answer(5)),
    _question("settle_both", marked("Take both"), lambda w: w.adjudicating.both()),
    _question("settle_neither", marked("Take neither"), lambda w: w.adjudicating.neither()),
    _question("settle_suggested", marked("Take the marked answer, or the next article"), lambda w: w.adjudicating.enter()),
    _question("settle_new", marked("Make a new one"), lambda w: w.adjudicating.by_hand()),
    _question("settle_reason", marked("Say why"), lambda w: w.adjudicating.reason()),
    _question("settle_agreed", marked("Take what all agree on in this article"), lambda w: w.adjudicating.take_agreed()),
    _question("settle_undo", marked("Take the last decision back"), lambda w: w.desk.undo()),
    _question("next_question", marked("Next open question"), lambda w: w.adjudicating.step(+1)),
    _question("previous_question", marked("Previous question"), lambda w: w.adjudicating.step(-1)),
    _question("leave_question", marked("To the article"), lambda w: w.canvas.setFocus()),
    # view
    _window("palette", marked("All commands"), "view", lambda w: w.dialogs.palette()),
    _window("zoom_in", marked("Larger text"), "view", lambda w: w.view.zoom(+1)),
    _window("zoom_out", marked("Smaller text"), "view", lambda w: w.view.zoom(-1)),
    _window("zoom_reset", marked("Text at its usual size"), "view", lambda w: w.view.zoom(0)),
    _window("show_documents", marked("Show the articles"), "view", lambda w: w.view.toggle_pane("documents")),
    _window("show_side", marked("Show the side panel"), "view", lambda w: w.view.toggle_pane("side")),
    _window("suggestions", marked("Show suggestions"), "view", lambda w: w.view.toggle_suggestions()),
    _window("light", marked("Light"), "view", lambda w: w.session.use(theme="light")),
    _window("dark", marked("Dark"), "view", lambda w: w.session.use(theme="dark")),
    _window("contrast", marked("High contrast"), "view", lambda w: w.session.use(theme="contrast")),
    _window("arabic", "العربية", "view", lambda w: w.session.use(language="ar")),
    _window("english", "English", "view", lambda w: w.session.use(language="en")),
    # help
    _window("keys", marked("Keys"), "help", lambda w: w.dialogs.keys()),
    _window("guidelines", marked("Annotation guidelines"), "help", lambda w: w.side.show_guidelines()),
    _window("tour", marked("Tour"), "help", lambda w: w.dialogs.tour()),
    _window("about", marked("About Annotator"), "help", lambda w: w.dialogs.about()),
)

SEPARATED = {
    "import", "export", "annotator", "settings", "quit", "copy", "find_here", "delete", "speaker", "marks", "end_left",
    "everywhere", "referent", "paragraph_up", "letter_left", "extend_left", "line_start", "next_place", "next_problem",
    "next_document", "next_pane", "errors", "adjudicate", "settle_first", "settle_reason", "next_question",
    "zoom_in", "show_documents", "light", "arabic", "about",
}  # fmt: skip
"""Commands above which a menu has a line."""


def label_commands(label_set: LabelSet, language: str) -> Iterator[tuple[Command, str]]:
    """A command for every label that has a key, and the key."""
    for layer in label_set.layers:
        for label in layer.labels:
            if label.key:
                yield _label_command(layer.id, label.id, label.names.in_language(language)), label.key


def _label_command(layer: str, label: str, title: str) -> Command:
    return _article(f"label:{layer}:{label}", title, "entity", lambda w: w.desk.tag_label(layer, label))
