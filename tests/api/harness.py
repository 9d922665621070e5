"""What the API tests share: the daemon as a process, requests, answers, and the register of tests.

Standard library only. Nothing here sleeps for a guessed time: waiting means asking again until the
answer is there or a generous limit is over.
"""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "tests" / "articles"
PATIENCE_S = 120


class Failure(AssertionError):
    """A test's expectation that does not hold."""


class Broken(Exception):
    """The daemon that all tests need does not run: nothing further makes sense."""


class Skip(Exception):
    """Something that a test needs is absent; the text says what."""


def expect(holds, message):
    if not holds:
        raise Failure(message)


def expect_equal(actual, expected, what):
    expect(actual == expected, f"{what}: {shorten(actual)} instead of {shorten(expected)}")


def until(holds, what, limit_s=60):
    """Asks again and again until `holds()`; fails when it takes longer than the limit."""
    end = time.monotonic() + limit_s
    while not holds():
        if time.monotonic() > end:
            raise Failure(f"{what}: not within {limit_s} s")
        time.sleep(0.005)


def shorten(value, limit=300):
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= limit else text[:limit] + "…"


class Answer:
    """A reply: `status`, `headers` (names in lower case), `body` (bytes)."""

    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise Failure(f"not JSON ({error}): {shorten(self.body)}") from None

    def __repr__(self):
        return f"{self.status} {shorten(self.body)}"


def quote(value):
    return urllib.parse.quote(str(value), safe="")


def with_query(path, **parameters):
    return path + "?" + urllib.parse.urlencode(parameters) if parameters else path


class Client:
    """Requests to one daemon; one connection for each request unless `keep` is used."""

    def __init__(self, port):
        self.port = port

    def request(self, method, path, headers=None, body=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            reply = connection.getresponse()
            content = reply.read()
            return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, content)
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.request("GET", path, {k.replace("_", "-"): v for k, v in headers.items()})

    def get_json(self, path):
        answer = self.get(path)
        expect_equal(answer.status, 200, f"status of {path} ({shorten(answer.body)})")
        return answer.json()

    def raw(self, data, timeout=30):
        """Sends bytes as they are; returns all that comes back until the daemon closes or a whole
        answer with a Content-Length has come."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(data)
            received = b""
            while True:
                try:
                    piece = connection.recv(65536)
                except (ConnectionResetError, socket.timeout):
                    break
                received += piece
                if not piece or is_complete(received):
                    break
            return received


def is_complete(received):
    head, separator, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"(?im)^content-length:\s*(\d+)", head)
    return bool(separator) and length is not None and len(body) >= int(length.group(1))


class Daemon:
    """`datelined serve` on a free port, with its standard error kept line by line."""

    def __init__(self, program, *folders, db=":memory:", options=(), wait=True, environment=None,
                 wrapper=()):
        self.program = program
        self.lines = []
        self.port = None
        self.listening = threading.Event()
        command = [*wrapper, str(program), "serve", "--listen", "127.0.0.1:0", "--db", str(db), *options,
                   *map(str, folders)]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=ROOT,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                        env=clean_environment(environment))
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        if not self.listening.wait(PATIENCE_S) or self.port is None:
            self.process.kill()
            raise Failure("the daemon does not listen:\n" + self.log())
        self.client = Client(self.port)
        if wait:
            self.wait_ready()

    def _read(self):
        for raw in self.process.stderr:
            line = raw.decode("utf-8", "replace").rstrip("\n")
            self.lines.append(line)
            found = re.search(r"listening on http://[^ ]*:(\d+)", line)
            if found:
                self.port = int(found.group(1))
                self.listening.set()
        self.listening.set()

    def log(self):
        return "\n".join(self.lines[-40:])

    def wait_ready(self):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"the daemon has ended with {self.process.returncode}:\n{self.log()}")
            try:
                if self.client.get("/ready").status == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass  # it is ending: the next round tells
            time.sleep(0.02)
        raise Failure("the daemon does not become ready:\n" + self.log())

    def stop(self, number=signal.SIGTERM, limit_s=None):
        """Ends the daemon; checks that it ends well and says nothing of a sanitizer's. Returns the
        seconds that it took."""
        start = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            code = self.process.wait(timeout=limit_s or PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Failure(f"still running {limit_s or PATIENCE_S} s after the signal:\n"
                          + self.log()) from None
        self.reader.join(10)
        seconds = time.monotonic() - start
        bad = [line for line in self.lines if "Sanitizer" in line or "runtime error" in line]
        expect(not bad, "the sanitizer has found something:\n" + "\n".join(self.lines[-60:]))
        expect_equal(code, 0, "exit status\n" + self.log())
        return seconds

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.stop()
        else:
            self.kill()


def clean_environment(extra=None):
    """The environment without settings of the program."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATELINED_")}
    kept.update(extra or {})
    return kept


def run_program(program, *arguments, environment=None, stdin=None, limit_s=PATIENCE_S):
    """Runs the program to its end: (exit status, standard output, standard error)."""
    result = subprocess.run([str(program), *map(str, arguments)], input=stdin, cwd=ROOT,
                            stdin=None if stdin is not None else subprocess.DEVNULL,
                            capture_output=True, timeout=limit_s,
                            env=clean_environment(environment))
    return (result.returncode, result.stdout.decode("utf-8", "replace"),
            result.stderr.decode("utf-8", "replace"))


class Context:
    """What a test gets: the program, a daemon that all tests share and only read from, and a
    temporary folder of its own."""

    def __init__(self, program, daemon=None):
        self.program = pathlib.Path(program).resolve()
        self._shared = daemon
        self._document = None
        self._folders = []

    @property
    def daemon(self):
        if self._shared is None:
            try:
                self._shared = Daemon(self.program, ARTICLES)
            except Failure as failure:
                raise Broken(str(failure)) from None
        if self._shared.process.poll() is not None:
            raise Broken("the shared daemon has died:\n" + self._shared.log())
        return self._shared

    @property
    def client(self):
        return self.daemon.client

    @property
    def openapi(self):
        if self._document is None:
            self._document = self.client.get_json("/openapi.json")
        return self._document

    def folder(self):
        made = tempfile.TemporaryDirectory(prefix="datelined-api-")
        self._folders.append(made)
        return pathlib.Path(made.name)

    def close_folders(self):
        for folder in self._folders:
            folder.cleanup()
        self._folders = []

    def shut_down(self):
        if self._shared is not None:
            self._shared.stop()


TESTS = []


def test(function):
    """Registers a test: a function of a Context that raises Failure or Skip."""
    TESTS.append((function.__module__ + "." + function.__name__, function))
    return function


def problem(answer, status, **members):
    """Checks that an answer is an RFC 9457 problem document of that status; returns it."""
    allowed = status if isinstance(status, (tuple, set, list)) else (status,)
    expect(answer.status in allowed, f"status {answer.status} instead of {status}: "
           + shorten(answer.body))
    expect_equal(answer.headers.get("content-type", "").split(";")[0], "application/problem+json",
                 "media type of the problem")
    document = answer.json()
    expect_equal(document.get("status"), answer.status, "the problem's own status")
    for name in ("type", "title", "detail", "instance", "request_id"):
        value = document.get(name)
        expect(isinstance(value, str) and value, f"the problem has no {name}: {document}")
    expect_equal(document["request_id"], answer.headers.get("x-request-id"), "request id")
    for name, value in members.items():
        expect_equal(document.get(name), value, f"the problem's {name}")
    return document
