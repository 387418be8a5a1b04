"""Takes jobs from the stream `jobs`: confirmation mails for orders, search documents for changed products.

A job is acknowledged after its row is written, so a job may run twice; both kinds of work can be repeated without harm.
"""
import json
import signal
import socket
import sys
import time
from datetime import datetime, timezone

import psycopg2
import redis

STREAM, GROUP, ME = "jobs", "workers", socket.gethostname()
CLAIM_AFTER_MS = 30_000

MAIL = """insert into mails (order_id, template, recipient)
          select o.id, 'order-confirmation', c.email from orders o join customers c on c.id = o.customer_id where o.id = %s
          on conflict (order_id, template) do nothing"""
INDEX = """insert into search_documents (product_id, document)
           select p.id, to_tsvector('english', p.name || ' ' || c.title)
           from products p join categories c on c.id = p.category_id where p.id = %s
           on conflict (product_id) do update set document = excluded.document, indexed_at = now()"""
WORK = {"order.placed": (MAIL, "order"), "product.changed": (INDEX, "product")}


def log(level, msg, **fields):
    t = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
    print(json.dumps({"t": t, "level": level, "node": ME, "msg": msg, **fields}), flush=True)


def open_db():
    db = psycopg2.connect(host="pgbouncer", port=6432, dbname="shop", user="worker", password="worker-lantern",
                          connect_timeout=5, application_name=ME)
    db.autocommit = True
    return db


def perform(db, job):
    statement, key = WORK[job["type"]]
    with db.cursor() as cursor:
        cursor.execute(statement, (int(job[key]),))


def run_batch(store, db, entries):
    for entry_id, job in entries:
        # A job that was trimmed away while it waited has no fields left.
        if job:
            try:
                perform(db, job)
            except (KeyError, ValueError, psycopg2.DataError) as err:
                log("error", "job dropped", id=entry_id, job=job, error=repr(err))
        store.xack(STREAM, GROUP, entry_id)
    return len(entries)


def work(store, db):
    done, since, claimed_at = 0, time.monotonic(), 0.0
    while True:
        if time.monotonic() - claimed_at > 10:
            claimed_at = time.monotonic()
            done += run_batch(store, db, store.xautoclaim(STREAM, GROUP, ME, CLAIM_AFTER_MS, count=50)[1])
        for _, entries in store.xreadgroup(GROUP, ME, {STREAM: ">"}, count=20, block=2000):
            done += run_batch(store, db, entries)
        if time.monotonic() - since > 60:
            log("info", "jobs done", count=done, seconds=round(time.monotonic() - since))
            done, since = 0, time.monotonic()


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    while True:
        try:
            store = redis.Redis(host="redis", decode_responses=True, socket_timeout=10, socket_connect_timeout=2)
            try:
                store.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
            except redis.ResponseError as err:
                if "BUSYGROUP" not in str(err):
                    raise
            db = open_db()
            log("info", "ready")
            work(store, db)
        except (redis.RedisError, psycopg2.Error, OSError) as err:
            log("error", "lost a connection, starting over", error=str(err).strip())
            time.sleep(1)


main()
