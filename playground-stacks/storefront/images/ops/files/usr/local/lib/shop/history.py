"""Writes the config repository a new shop starts with: three weeks of ordinary changes, dated back from now.

Each entry: days ago, who, what, and the settings it changed ("file.key.path": value).
"""
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone

sys.path.insert(0, "/usr/local/lib/shop")
from repo import CHANGES, ROOT, text_of

FIRST = {
    "flags": {"log_level": "info", "single_flight": "default", "read_from_replica": "on", "order_history": "off"},
    "api": {
        "handler_timeout_ms": 10000, "keep_alive_ms": 60000, "session_ttl_s": 2592000, "product_cache_ttl_s": 15,
        "db": {"pool_max": 60, "idle_ms": 2000},
        "replica": {"pool_max": 4},
        "home_feed": {"ttl_s": 600, "jitter": 0, "single_flight": False, "stale_ok": False, "timeout_ms": 2000},
    },
    "deploy": {"api": {"build": 37, "previous": 36, "by": "ci-bot", "since": None}},
    "builds": {"api": {}},
}
BUILDS = [(38, 19.2, "order history page"), (39, 13.1, "search by category title"), (40, 6.1, "idempotency keys up to 80 characters"),
          (41, 0.21, "say why a coupon was refused, low stock mark, shipping line on home")]
HISTORY = [
    (23.4, "platform", "settings move here from the old settings table", {}),
    (21.3, "platform", "api: let go of idle pool sessions after 500 ms, the pooler keeps them", {"api.db.idle_ms": 500}),
    (19.1, "ci-bot", "deploy activate api build 37 -> 38", {"deploy": 38}),
    (16.2, "checkout team", "flag order_history: off -> on", {"flags.order_history": "on"}),
    (13.0, "ci-bot", "deploy activate api build 38 -> 39", {"deploy": 39}),
    (12.1, "catalogue team", "api: keep products in the cache for 30 s", {"api.product_cache_ttl_s": 30}),
    (9.4, "platform", "api: one computation of the home feed at a time", {"api.home_feed.single_flight": True, "api.home_feed.jitter": 0.1}),
    (7.2, "web team", "api: show the previous home feed while a new one is computed", {"api.home_feed.stale_ok": True}),
    (6.0, "ci-bot", "deploy activate api build 39 -> 40", {"deploy": 40}),
    (5.1, "platform", "api: keep connections open longer than the edge does", {"api.keep_alive_ms": 65000}),
    (3.2, "data team", "api: two more sessions to the replica for the search page", {"api.replica.pool_max": 6}),
    (1.9, "platform", "api: handlers give up after 8 s instead of 10 s", {"api.handler_timeout_ms": 8000}),
]
OTHERS = [
    (17.5, "data team", "cron", "report job runs every minute instead of every five"),
    (10.3, "platform", "edge", "certificate renewed"),
    (4.4, "platform", "pg-replica", "minor version update, restarted at night"),
    (2.6, "platform", "redis", "maxmemory 48mb -> 64mb"),
    (0.8, "platform", "dns", "added db-read.shop.internal"),
    (0.19, "ci-bot", "api", "build 41 installed on api-1 and api-2"),
]


def main():
    if os.path.exists(f"{ROOT}/.git"):
        return
    now = datetime.now(timezone.utc)
    at = lambda days: now - timedelta(days=days)
    files, stream, changes = FIRST, ["feature done\n"], []
    for days, who, what, edits in HISTORY:
        for key, value in edits.items():
            apply(files, key, value, who, at(days))
        files["builds"]["api"] = {str(b): {"made": iso(at(made)), "installed": b >= 40, "title": title} for b, made, title in BUILDS if made >= days or days == HISTORY[-1][0]}
        stream.append(commit(at(days), who, what, files))
        changes.append((at(days), who, "api", what))
    changes += [(at(days), who, service, what) for days, who, service, what in OTHERS]
    subprocess.run(["git", "init", "-q", "-b", "main", ROOT], check=True)
    subprocess.run(["git", "-C", ROOT, "fast-import", "--quiet", "--done"], input="".join(stream) + "done\n", text=True, check=True)
    subprocess.run(["git", "-C", ROOT, "reset", "-q", "--hard"], check=True)
    with open(CHANGES, "w") as out:
        for t, who, service, what in sorted(changes):
            out.write(json.dumps({"t": iso(t), "who": who, "service": service, "what": what}) + "\n")


def apply(files, key, value, who, at):
    if key == "deploy":
        files["deploy"]["api"] = {"build": value, "previous": value - 1, "by": who, "since": iso(at)}
        return
    *path, last = key.split(".")
    node = files
    for part in path:
        node = node[part]
    node[last] = value


def commit(at, who, what, files):
    stamp = f"{who} <{who.replace(' ', '-')}@shop.internal> {int(at.timestamp())} +0000"
    blobs = {f"{name}.json": text_of(value) for name, value in files.items()} | {".gitignore": "changes.jsonl*\n.*.part\n"}
    parts = [f"commit refs/heads/main\nauthor {stamp}\ncommitter {stamp}\n", data(what)]
    parts += [f"M 100644 inline {name}\n{data(text)}" for name, text in blobs.items()]
    return "".join(parts)


def data(text):
    return f"data {len(text.encode())}\n{text}\n"


def iso(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


main()
