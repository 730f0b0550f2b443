"""The same batch on the workers of a Dask scheduler: real processes on this machine that are killed, kill themselves and hang."""

import datetime
import ipaddress
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_faults import faulty_all, task_of
from batch_samples import briefing, command, programme_in, tree_of
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from dask_cluster import Cluster, cluster

from briefing_builder.batch.model import BatchLimits, Outcome
from briefing_builder.batch.work import cluster as on_cluster
from briefing_builder.batch.work.scheduler import connected, is_safe
from briefing_builder.errors import BatchError

pytestmark = [pytest.mark.xdist_group("cluster"), pytest.mark.filterwarnings("ignore")]
ARGUMENTS = ("-d", "finance", "-d", "warehouse", "-d", "sales", "-d", "technology", "--variant", "short")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return programme_in(tmp_path_factory.mktemp("programme"))


@pytest.fixture(scope="module")
def local(programme: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("local")
    briefing("batch", programme, *ARGUMENTS, "-o", out)
    return tree_of(out)


def done_by(running: Cluster, names: list[str], limits: BatchLimits) -> dict[str, Outcome]:
    tasks = tuple(map(task_of, names))
    outcomes = on_cluster.outcomes_from_cluster(tasks, limits, address=running.address, work=faulty_all)
    return {outcome.department: outcome for outcome in outcomes}


def codes(outcomes: dict[str, Outcome]) -> dict[str, list[str]]:
    return {name: [problem.code for problem in one.problems] for name, one in outcomes.items() if one.status == "failed"}


def test_the_same_bytes_as_on_this_machine(two: Cluster, programme: Path, local: dict[str, bytes], tmp_path: Path) -> None:
    done = briefing("batch", programme, *ARGUMENTS, "-o", tmp_path, "--scheduler", two.address)
    assert "      4  built" in done.stderr
    assert tree_of(tmp_path) == local
    again = briefing("batch", programme, *ARGUMENTS, "-o", tmp_path, "--scheduler", two.address)
    assert "      4  unchanged" in again.stderr


def test_poison_and_a_hang_among_many_cost_two_decks(two: Cluster) -> None:
    names = [f"deck-{number}" for number in range(18)]
    names[7:7] = ["poison", "hang"]
    outcomes = done_by(two, names, BatchLimits(seconds=2))
    assert sorted(outcomes) == sorted(names)
    assert codes(outcomes) == {"poison": ["worker-died"], "hang": ["deck-too-slow"]}


def test_a_worker_that_is_killed_in_the_middle_costs_no_deck(two: Cluster) -> None:
    names = [f"slow-{number}" for number in range(40)]
    killed: list[int] = []

    def kill() -> None:
        time.sleep(2)
        killed.append(two.workers()[0])
        os.kill(killed[0], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    outcomes = done_by(two, names, BatchLimits(seconds=20))
    thread.join()
    assert len(killed) == 1
    assert sorted(outcomes) == sorted(names)
    assert codes(outcomes) == {}


def test_ctrl_c_leaves_whole_decks_and_the_next_batch_goes_on(
    two: Cluster, programme: Path, local: dict[str, bytes], tmp_path: Path
) -> None:
    words = command("batch", programme, *ARGUMENTS, "-o", tmp_path, "-q", "--scheduler", two.address)
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not [*tmp_path.glob("*.pptx")] and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode in (0, 130), told
    assert "Traceback" not in told
    briefing("batch", programme, *ARGUMENTS, "-o", tmp_path, "--scheduler", two.address)
    assert tree_of(tmp_path) == local


@pytest.mark.parametrize("kind", ["file", "local"])
def test_outputs_to_an_address_are_the_same_bytes(
    two: Cluster, programme: Path, local: dict[str, bytes], tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "decks"
    briefing("batch", programme, *ARGUMENTS, "-o", f"{kind}://{out}", "--scheduler", two.address)
    assert tree_of(out) == local
    assert [*tmp_path.rglob("*.part")] == []
    again = briefing("batch", programme, *ARGUMENTS, "-o", f"{kind}://{out}")
    assert "      4  unchanged" in again.stderr


def test_workers_of_another_version_are_refused(two: Cluster, tmp_path: Path) -> None:
    """One worker has another zlib than the rest, or says so."""
    (tmp_path / "sitecustomize.py").write_text("import zlib\nzlib.ZLIB_RUNTIME_VERSION = '0.0.1'\n", encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), two.environment["PYTHONPATH"]))
    with cluster(tmp_path / "cluster", workers=1, PYTHONPATH=path) as other, pytest.raises(BatchError) as refused:
        done_by(other, ["deck"], BatchLimits())
    (problem,) = refused.value.problems
    assert problem.code == "worker-version"
    assert "1 of 1 workers have another version" in problem.message


def test_workers_with_several_threads_and_no_workers_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_builder.batch.work.scheduler.PATIENCE", 3)
    with cluster(tmp_path, workers=0) as running:
        with pytest.raises(BatchError, match="has no workers"):
            done_by(running, ["deck"], BatchLimits())
        running.add_worker(threads=2)
        monkeypatch.setattr("briefing_builder.batch.work.scheduler.PATIENCE", 30)
        with pytest.raises(BatchError, match="1 of 1 workers have several threads"):
            done_by(running, ["deck"], BatchLimits())


def test_a_scheduler_that_goes_away_is_told(tmp_path: Path) -> None:
    with cluster(tmp_path, workers=1) as running:

        def kill() -> None:
            time.sleep(3)
            os.kill(running.processes[0].pid, signal.SIGKILL)

        thread = threading.Thread(target=kill)
        thread.start()
        with pytest.raises(BatchError, match="the scheduler has gone"):
            done_by(running, [f"slow-{number}" for number in range(100)], BatchLimits(seconds=20))
        thread.join()


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("tcp://127.0.0.1:8786", True), ("127.0.0.1:8786", True), ("tcp://[::1]:8786", True), ("localhost:8786", True),
        ("tls://scheduler.example.org:8786", True), ("tcp://10.0.0.7:8786", False), ("scheduler.example.org:8786", False),
        ("tcp://127.0.0.1.example.org:8786", False), ("ws://127.0.0.1:8786", False), ("ucx://10.0.0.7:1", False),
        ("tcp://0.0.0.0:1", False),
    ],
)  # fmt: skip
def test_only_this_machine_or_tls_is_safe(address: str, safe: bool) -> None:
    assert is_safe(address) is safe


def test_an_unsafe_address_is_refused_before_anybody_is_spoken_to(tmp_path: Path) -> None:
    programme = programme_in(tmp_path, "minimal")
    done = briefing("batch", programme, "-o", tmp_path / "out", "--scheduler", "tcp://192.0.2.7:8786", expect=9)
    assert "is another machine without TLS" in done.stderr


def test_nobody_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_builder.batch.work.scheduler.PATIENCE", 2)
    with pytest.raises(BatchError, match="no scheduler answers"), connected("tcp://127.0.0.1:9"):
        pass


def certificates(folder: Path) -> dict[str, str]:
    """Return the settings for self-made certificates, written into a folder."""
    folder.mkdir()
    authority, authority_key = _certificate("authority", None, None)
    own, own_key = _certificate("scheduler", authority, authority_key)
    pem = serialization.Encoding.PEM
    (folder / "ca.pem").write_bytes(authority.public_bytes(pem))
    (folder / "cert.pem").write_bytes(own.public_bytes(pem))
    key = own_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key)
    places = {"CA_FILE": folder / "ca.pem"}
    for role in ("SCHEDULER", "WORKER", "CLIENT"):
        places |= {f"{role}__CERT": folder / "cert.pem", f"{role}__KEY": folder / "key.pem"}
    named = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(place) for name, place in places.items()}
    return {**named, "DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "true"}


def _certificate(
    name: str, issuer: x509.Certificate | None, issuer_key: ec.EllipticCurvePrivateKey | None
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
    )
    return builder.sign(issuer_key or key, hashes.SHA256()), key


PLAIN = "import sys; from distributed import Client; Client(sys.argv[1], timeout=4)"


def test_tls_works_and_nothing_plain_is_let_in(
    programme: Path, local: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = certificates(tmp_path / "tls")
    with cluster(tmp_path / "cluster", workers=1, protocol="tls", **settings) as secured:
        assert secured.address.startswith("tls://")
        plain = secured.address.replace("tls://", "tcp://")
        refused = subprocess.run([sys.executable, "-c", PLAIN, plain], capture_output=True, text=True, check=False, timeout=60)
        assert refused.returncode != 0
        stranger = subprocess.run([sys.executable, "-c", PLAIN, secured.address], capture_output=True, text=True, check=False, timeout=60)
        assert stranger.returncode != 0
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        briefing("batch", programme, *ARGUMENTS, "-o", tmp_path / "out", "--scheduler", secured.address)
        assert tree_of(tmp_path / "out") == local
