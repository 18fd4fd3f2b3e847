"""`serve`: one process tree that starts, stops and heals as a whole."""

import socket

import psutil

from tests.cli import visits
from tests.instance import Instance
from tests.web.forms import eventually

STORES = ["sqlite"]


def tree(instance: Instance) -> list[psutil.Process]:
    """Every process of a running instance."""
    head = psutil.Process(instance.pid)
    return [head, *head.children(recursive=True)]


def part(instance: Instance, word: str) -> psutil.Process | None:
    """The instance's own process whose command line has that word."""
    children = psutil.Process(instance.pid).children()
    found = [child for child in children if word in child.cmdline()]
    return found[0] if found else None


def are_gone(processes: list[psutil.Process]) -> bool:
    return not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in processes)


def test_several_processes_without_redis_are_refused(tmp_path):
    done = Instance(tmp_path).run("serve", "--workers", "2")

    assert done.returncode == 2
    assert "REDIS_URL" in done.stderr


def test_a_port_that_is_taken_is_refused_in_one_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = Instance(tmp_path).run("serve", "--port", str(taken.getsockname()[1]))

    assert (done.returncode, done.stdout) == (1, "")
    assert "name another --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_several_processes_share_their_limits_through_redis(database_url, tmp_path, redis_url):
    instance = Instance(
        tmp_path, DATABASE_URL=database_url, REDIS_URL=redis_url, SIGN_RATE_LIMIT="6 per minute"
    )
    instance.init()
    instance.start("--workers", "2")

    statuses = [visits.ask(instance, "POST", "/it/chinahearts/sign", "a=1")[0] for _ in range(12)]
    stopped = instance.stop()

    assert sorted(statuses) == [422] * 6 + [429] * 6
    assert stopped == 0


def test_sigterm_ends_the_whole_tree_in_good_order(instance):
    processes = tree(instance)

    status = instance.stop()

    assert len(processes) >= 3
    assert status == 0
    assert are_gone(processes)
    assert instance.status_of("/healthz") is None


def test_when_the_head_is_killed_nothing_stays_behind(instance):
    processes = tree(instance)

    processes[0].kill()

    assert eventually(lambda: are_gone(processes))


def test_a_worker_that_is_killed_is_started_again_and_goes_on(instance):
    killed = part(instance, "worker")
    killed.kill()

    assert visits.sign(instance) == 303
    assert eventually(lambda: len(visits.letters(instance)) == 1, seconds=30)
    assert part(instance, "worker").pid != killed.pid


def test_when_the_web_server_ends_the_tree_ends_and_says_so(instance):
    processes = tree(instance)

    part(instance, "granian").kill()

    assert eventually(lambda: instance.exit_status is not None, seconds=30)
    assert instance.exit_status != 0
    assert eventually(lambda: are_gone(processes))


def test_the_log_holds_no_address_no_name_and_no_token(instance):
    visits.sign(instance)
    assert eventually(lambda: bool(visits.letters(instance)), seconds=30)
    (letter,) = visits.letters(instance)
    token = letter.partition("/it/confirm/")[2].split()[0]
    assert visits.ask(instance, "POST", f"/it/confirm/{token}")[0] == 303
    assert visits.ask(instance, "GET", f"/it/confirm/{token}x")[0] == 404
    instance.stop()

    log = instance.log.read_text()
    assert "email_sent" in log
    assert [word for word in ("anna@", "example.org", "Anna", "Prova", token) if word in log] == []
