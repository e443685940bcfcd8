"""A Chromium of our own: started, watched, and killed without warning; and a network that can be cut."""
import asyncio
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request
from urllib.parse import urlsplit

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Chromium:
    """A browser process with a profile that outlives it, so that it can be killed and opened again."""

    def __init__(self, player, profile=None):
        self.player = player
        self.profile = profile or tempfile.mkdtemp(prefix="browser-")
        self.process = self.browser = self.context = None

    def open(self):
        port = free_port()
        self.process = subprocess.Popen(
            [CHROMIUM, "--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking",
             "--disable-component-update", f"--user-data-dir={self.profile}", f"--remote-debugging-port={port}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        address = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                urllib.request.urlopen(address + "/json/version", timeout=1).read()
                break
            except OSError:
                time.sleep(0.05)
        self.browser = self.player.chromium.connect_over_cdp(address)
        self.context = self.browser.contexts[0]
        return self.context.pages[0] if self.context.pages else self.context.new_page()

    def kill(self):
        """As when a battery is empty: no page is told."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        try:
            self.browser.close()
        except Exception:
            pass
        (pathlib.Path(self.profile) / "SingletonLock").unlink(missing_ok=True)

    def close(self):
        self.kill()
        shutil.rmtree(self.profile, ignore_errors=True)

    def holds(self, words):
        """Files of the profile in which one of the words stands, in UTF-8 or UTF-16."""
        needles = [form for word in words for form in (word.encode(), word.encode("utf-16-le"))]
        found = []
        for path in pathlib.Path(self.profile).rglob("*"):
            try:
                content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            except OSError:
                continue
            if any(needle in content for needle in needles):
                found.append(str(path.relative_to(self.profile)))
        return sorted(found)


class Network(threading.Thread):
    """Between browser and server: passes everything on, until it is cut; then nothing, not even a refusal page."""

    def __init__(self, base, port=0):
        super().__init__(daemon=True)
        parts = urlsplit(base)
        self.there, self.is_cut, self.loop = (parts.hostname, parts.port or 80), False, asyncio.new_event_loop()
        self.pairs, self.ready, self.wanted = set(), threading.Event(), port
        self.start()
        self.ready.wait()

    def run(self):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self.serve, "127.0.0.1", self.wanted))
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self.ready.set()
        self.loop.run_forever()

    async def serve(self, reader, writer):
        if self.is_cut:
            writer.transport.abort()
            return
        try:
            there, onward = await asyncio.open_connection(*self.there)
        except OSError:
            writer.transport.abort()
            return
        self.pairs |= {writer, onward}
        await asyncio.gather(self.pump(reader, onward), self.pump(there, writer))

    async def pump(self, source, sink):
        try:
            while data := await source.read(65536):
                if self.is_cut:
                    break
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        sink.transport.abort() if self.is_cut else sink.close()
        self.pairs.discard(sink)

    def cut(self):
        self.is_cut = True
        self.loop.call_soon_threadsafe(lambda: [each.transport.abort() for each in list(self.pairs)])

    def mend(self):
        self.is_cut = False
