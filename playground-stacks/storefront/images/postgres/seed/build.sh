#!/bin/sh
# Makes the data directory at image build, so that a node starts in a fraction of a second.
set -eu
data=/var/lib/postgresql/15/main
mkdir -p "$data" /archive/wal /var/log/postgresql
chown -R postgres:postgres /var/lib/postgresql /archive /var/log/postgresql
as_postgres() { chpst -u postgres:postgres:ssl-cert "$@"; }

as_postgres initdb -D "$data" --encoding=UTF8 --locale=C.UTF-8 --wal-segsize=4 --data-checksums >/dev/null
cp /etc/postgresql/postgresql.conf "$data/postgresql.conf"
as_postgres pg_ctl -D "$data" -w -s -o '-c archive_mode=off -c synchronous_commit=off -c max_wal_size=2GB' start
for step in roles schema people products orders extras finish; do
  as_postgres psql -q -v ON_ERROR_STOP=1 -d "$([ "$step" = roles ] && echo postgres || echo shop)" -f "/tmp/seed/$step.sql" >/dev/null
done
as_postgres psql -q -d shop -c 'vacuum (freeze, analyze)' -c checkpoint
# Twice, with the node's own WAL limits: the first checkpoint lets go of the segments the load needed.
as_postgres pg_ctl -D "$data" -w -s -m fast stop
as_postgres pg_ctl -D "$data" -w -s -o '-c archive_mode=off -c wal_keep_size=0' start
for _ in 1 2 3 4; do as_postgres psql -q -d shop -c 'select pg_switch_wal()' -c checkpoint >/dev/null; done
# A clean stop: the very same files are a valid starting point for the standby.
as_postgres pg_ctl -D "$data" -w -s -m fast stop
chmod 700 "$data"
