"""The product as an operator runs it ends in order, and comes back after a power cut."""


def test_sigterm_ends_it_in_good_order(instance):
    before = instance.status_of("/healthz")

    status = instance.stop()

    assert (before, status) == (200, 0)
    assert instance.living() == []


def test_after_a_kill_of_all_its_processes_it_serves_again(instance):
    before = len(instance.living())

    instance.kill_group()
    after = instance.living()
    instance.start()

    assert before >= 3
    assert after == []
    assert instance.status_of("/it/chinahearts/") == 200


def test_init_may_be_repeated_while_it_serves(instance):
    done = instance.run("init")

    assert (done.returncode, done.stderr) == (0, "")
    assert instance.status_of("/readyz") == 200
