"""Headless Chromium driven over its debugging pipe: no driver program, no network, no library beyond Python's own.

Chromium reads commands from file descriptor 3 and answers on 4, each message JSON with a zero byte at its end
(--remote-debugging-pipe). Every console message, uncaught error and network request is kept for the test to look at.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile

SWITCHES = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-default-apps", "--no-first-run", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--remote-debugging-pipe",
]


PATIENCE_SECONDS = 120


def find_chromium():
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page:
    """One tab. Use as `with Page() as page: page.open(path)`."""

    def __init__(self, width=1280, height=900):
        self.size = (width, height)
        self.problems = []  # console errors, warnings and uncaught exceptions
        self.requests = []  # addresses asked for
        self.next_id = 0
        self.rest = b""

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="xuewei-chromium-")
        to_browser, self.commands = os.pipe()
        self.answers, from_browser = os.pipe()

        def wire():
            # Copies above 4 first: the pipes' own numbers may be 3 and 4 the other way round.
            commands, answers = os.dup(to_browser), os.dup(from_browser)
            while commands < 5:
                commands = os.dup(to_browser)
            while answers < 5:
                answers = os.dup(from_browser)
            os.dup2(commands, 3)
            os.dup2(answers, 4)

        self.process = subprocess.Popen(
            [find_chromium(), *SWITCHES, f"--user-data-dir={self.profile}", f"--window-size={self.size[0]},{self.size[1]}",
             "about:blank"],
            preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        target = self.send("Target.createTarget", url="about:blank", session=None)["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True, session=None)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(domain + ".enable")
        self.send("Emulation.setDeviceMetricsOverride", width=self.size[0], height=self.size[1], deviceScaleFactor=1,
                  mobile=False)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        os.close(self.commands)
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, session="", **parameters):
        """One command; events that arrive before its answer are noted."""
        self.next_id += 1
        message = {"id": self.next_id, "method": method, "params": parameters}
        if session == "":
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.next_id:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def receive(self):
        while b"\0" not in self.rest:
            if not select.select([self.answers], [], [], PATIENCE_SECONDS)[0]:
                raise RuntimeError(f"Chromium has been silent for {PATIENCE_SECONDS} seconds")
            more = os.read(self.answers, 1 << 20)
            if not more:
                raise RuntimeError("Chromium ended early")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(message)
        self.note(message.get("method"), message.get("params", {}))
        return message

    def note(self, event, parameters):
        if event == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif event == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.problems.append(details.get("exception", {}).get("description", details["text"]))
        elif event == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.problems.append(" ".join(str(argument.get("value", "")) for argument in parameters["args"]))
        elif event == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.problems.append(parameters["entry"]["text"])

    def open(self, path, fragment=""):
        # By way of the empty page: from the same file, another fragment alone would load nothing.
        for address in ("about:blank", "file://" + os.path.abspath(path) + fragment):
            self.send("Page.navigate", url=address)
            while self.receive().get("method") != "Page.loadEventFired":
                pass

    def run(self, expression):
        """Value of a JavaScript expression in the page."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", expression))
        return answer["result"].get("value")

    def screenshot(self, path):
        """The page from top to bottom."""
        height = self.run("document.documentElement.scrollHeight")
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=True,
                         clip={"x": 0, "y": 0, "width": self.size[0], "height": height, "scale": 1})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def pdf(self, path):
        data = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
