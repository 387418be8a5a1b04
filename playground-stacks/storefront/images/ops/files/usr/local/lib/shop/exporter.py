"""Gauges of the whole shop as one JSON document on port 9100, read anew every two seconds. A part that does not answer is null."""
import json
import socket
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg2

EVERY_S = 2
PG = """select
  count(*) filter (where backend_type = 'client backend')::int connections,
  count(*) filter (where state = 'active' and pid <> pg_backend_pid())::int active,
  count(*) filter (where state like 'idle in transaction%')::int idle_in_tx,
  count(*) filter (where cardinality(pg_blocking_pids(pid)) > 0)::int lock_waiting,
  coalesce(extract(epoch from max(clock_timestamp() - xact_start) filter (where backend_type = 'client backend' and pid <> pg_backend_pid())), 0)::float oldest_tx_s,
  (select setting::int from pg_settings where name = 'max_connections') max_connections,
  (select xact_commit + xact_rollback from pg_stat_database where datname = 'shop')::bigint transactions,
  (select deadlocks from pg_stat_database where datname = 'shop')::int deadlocks,
  (select max(age(datfrozenxid)) from pg_database)::int xid_age,
  (select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)), -1)::bigint from pg_stat_replication) replication_lag_bytes,
  (select count(*) from pg_stat_replication)::int replicas,
  (select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0)::bigint from pg_replication_slots) slot_retained_bytes
from pg_stat_activity"""
REPLICA = "select coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp()), 0)::float replay_age_s"


class Database:
    """One kept connection; opened again after a failure."""

    def __init__(self, **where):
        self.where, self.link = where, None

    def rows(self, statement):
        try:
            if self.link is None:
                self.link = psycopg2.connect(user="ops", password="ops-lantern", connect_timeout=2, application_name="exporter", **self.where)
                self.link.autocommit = True
            with self.link.cursor() as cursor:
                cursor.execute(statement)
                return [dict(zip([c.name for c in cursor.description], row)) for row in cursor.fetchall()]
        except psycopg2.Error:
            if self.link is not None:
                self.link.close()
            self.link = None
            raise


primary = Database(host="pg-primary", dbname="shop", options="-c statement_timeout=1500")
replica = Database(host="pg-replica", dbname="shop", options="-c statement_timeout=1500")
pooler = Database(host="pgbouncer", port=6432, dbname="pgbouncer")


def read_pg():
    return {**primary.rows(PG)[0], "replica": attempt(lambda: replica.rows(REPLICA)[0])}


def read_pooler():
    pools = [p for p in pooler.rows("show pools") if p["user"] == "shop" and p["database"] == "shop"]
    names = ("cl_active", "cl_waiting", "sv_active", "sv_idle", "sv_used", "sv_login", "maxwait")
    return {n: sum(int(p[n]) for p in pools) for n in names}


def talk(*commands):
    """Answers of redis to plain commands, as text; lists come flat."""
    with socket.create_connection(("redis", 6379), timeout=1.5) as link:
        link.sendall("".join(f"{c}\r\n" for c in commands).encode())
        stream = link.makefile("rb")
        return [answer(stream) for _ in commands]


def answer(stream):
    line = stream.readline().rstrip().decode()
    if not line:
        raise OSError("redis closed the connection")
    kind, rest = line[0], line[1:]
    if kind == "$":
        return None if rest == "-1" else stream.read(int(rest) + 2)[:-2].decode()
    if kind == "*":
        return [answer(stream) for _ in range(int(rest))]
    if kind == "-":
        raise OSError(rest)
    return rest


def read_redis():
    info, feed = talk("INFO", "TTL home:feed")
    found = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    number = lambda name: int(found[name])
    return {"memory_bytes": number("used_memory"), "max_memory_bytes": number("maxmemory"), "clients": number("connected_clients"),
            "ops_per_s": number("instantaneous_ops_per_sec"), "evicted": number("evicted_keys"), "hits": number("keyspace_hits"),
            "misses": number("keyspace_misses"), "home_feed_ttl_s": int(feed)}


def read_queue():
    length, groups = talk("XLEN jobs", "XINFO GROUPS jobs")
    group = dict(zip(groups[0][::2], groups[0][1::2])) if groups else {}
    return {"len": int(length), "lag": int(group.get("lag") or 0), "pending": int(group.get("pending") or 0)}


def read_api(node):
    with urllib.request.urlopen(f"http://{node}:3000/metrics", timeout=1.5) as reply:
        return json.load(reply)


def attempt(read, *args):
    try:
        return read(*args)
    except Exception:
        return None


PARTS = {"pg": (read_pg,), "pgbouncer": (read_pooler,), "redis": (read_redis,), "queue": (read_queue,), "api-1": (read_api, "api-1"), "api-2": (read_api, "api-2")}
latest = {"at": None}


def keep_reading():
    global latest
    with ThreadPoolExecutor(len(PARTS)) as workers:
        while True:
            began = time.monotonic()
            found = {name: workers.submit(attempt, *part) for name, part in PARTS.items()}
            values = {name: future.result() for name, future in found.items()}
            api = {name: values.pop(name) for name in ("api-1", "api-2")}
            latest = {"at": time.time(), **values, "api": api}
            time.sleep(max(0.2, EVERY_S - (time.monotonic() - began)))


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps(latest, default=float).encode() if self.path == "/metrics.json" else b'{"error":"not_found"}'
        self.send_response(200 if self.path == "/metrics.json" else 404)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


threading.Thread(target=keep_reading, daemon=True).start()
ThreadingHTTPServer(("0.0.0.0", 9100), Handler).serve_forever()
