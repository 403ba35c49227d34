"""What happens when the machine fails: kill -9, a full disk, a read-only file, a second program."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.annotation import Document, Entry
from annotator.core.errors import AnnotatorError
from annotator.workspace import Workspace

TEXT = "قال وزير الخارجية الروسي سيرغي لافروف إن موسكو مستعدة للحوار. " * 40

TAGGER = """
import sys
from pathlib import Path
from annotator.core import edits
from annotator.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), annotator="maryam")
workspace.open_document("d")
text = workspace.document.text
for start in range(len(text) - 1):
    change = edits.tag(workspace.state, text, "entity", "PER", [(start, start + 2)])
    workspace.apply(change)
    for span in change.added:
        print(span.id, flush=True)  # acknowledged: it must never be lost
"""


def prepared(path: Path) -> Workspace:
    workspace = Workspace.create(path, annotator="maryam")
    workspace.import_entries([Entry("d", Document("d", TEXT, "عنوان"))])
    return workspace


def test_kill_9_while_tagging_loses_nothing_acknowledged(tmp_path: Path) -> None:
    rng, acknowledged = random.Random(7), 0
    for number in range(20):
        path = tmp_path / f"p{number}.db"
        prepared(path).close()
        child = subprocess.Popen([sys.executable, "-c", TAGGER, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(rng.random() * 0.25)  # the moment of death is what is tried
        child.send_signal(signal.SIGKILL)
        told = [line for line in (first + child.stdout.read()).split("\n") if line.startswith("s")]
        child.wait()
        child.stdout.close()
        raw = sqlite3.connect(path)
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        stored = {uid for (uid,) in raw.execute("SELECT uid FROM span")}
        rows = raw.execute("SELECT count(*) FROM history").fetchone()[0]
        raw.close()
        # a last line may be cut short by the kill, so only whole acknowledgements count
        assert set(told[:-1]) <= stored
        assert len(stored) == rows
        assert len(stored) <= len(told) + 1
        acknowledged += len(told)
        workspace = Workspace.open(path, annotator="maryam")
        workspace.open_document("d")
        assert len(workspace.history.done) == len(stored)
        workspace.close()
    print(f"kill -9: 20 runs, {acknowledged} acknowledged, 0 lost")
    assert acknowledged >= 20


FILLER = """
import resource, sys
from pathlib import Path
from annotator.core import edits
from annotator.core.errors import AnnotatorError
from annotator.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), annotator="maryam")
workspace.open_document("d")
text = workspace.document.text
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, resource.RLIM_INFINITY))
done, start = 0, 0
while True:
    before = workspace.state
    try:
        workspace.apply(edits.tag(workspace.state, text, "entity", "PER", [(start, start + 2)]))
        done, start = done + 1, start + 1
    except AnnotatorError as refusal:
        print("refused:", refusal)
        break
assert workspace.state == before
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
workspace.apply(edits.tag(workspace.state, text, "entity", "PER", [(start, start + 2)]))
print("went on:", done + 1, len(workspace.state.spans))
workspace.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_is_said_and_work_goes_on_when_there_is_room_again(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    prepared(path).close()
    code = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + FILLER
    result = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=60)
    assert "nothing was saved by this act, nothing before it is lost" in result.stdout, result.stderr
    done, spans = result.stdout.split("went on: ")[1].split()
    workspace = Workspace.open(path, annotator="maryam")
    workspace.open_document("d")
    assert len(workspace.state.spans) == int(done) == int(spans)
    workspace.close()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="a superuser may write everywhere")
def test_a_read_only_project_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    prepared(path).close()
    path.chmod(0o444)
    workspace = Workspace.open(path, annotator="maryam")
    workspace.open_document("d")
    assert "read-only" in str(workspace.read_only)
    with pytest.raises(AnnotatorError, match="read-only"):
        workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(0, 3)]))
    workspace.close()


def test_a_read_only_project_is_looked_at_and_refuses_to_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.db"
    prepared(path).close()
    monkeypatch.setattr(os, "access", lambda *_: False)  # what a read-only medium answers, also to a superuser
    workspace = Workspace.open(path, annotator="maryam")
    workspace.open_document("d")
    assert workspace.document is not None
    with pytest.raises(AnnotatorError, match="read-only"):
        workspace.apply(edits.tag(workspace.state, TEXT, "entity", "PER", [(0, 3)]))
    workspace.close()


HOLDER = """
import sys
from pathlib import Path
from annotator.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), annotator="ahmad")
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_told_who_has_the_project_and_gets_it_when_that_one_dies(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    prepared(path).close()
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdin is not None
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(AnnotatorError, match=rf"open in another program.*{holder.pid}"):
        Workspace.open(path)
    holder.kill()
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    Workspace.open(path).close()


def test_a_text_altered_behind_our_back_is_found_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    prepared(path).close()
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER document_text_is_immutable")
    raw.execute("UPDATE document SET text = replace(text, 'موسكو', 'بكينن')")
    raw.execute(
        "CREATE TRIGGER document_text_is_immutable BEFORE UPDATE OF uid, text, sha256, length ON document\n"
        "BEGIN SELECT RAISE(ABORT, 'the text of a document never changes'); END"
    )
    raw.commit()
    raw.close()
    workspace = Workspace.open(path)
    with pytest.raises(AnnotatorError, match="damaged"):
        workspace.open_document("d")
    workspace.close()
