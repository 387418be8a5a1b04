#!/bin/sh
# Makes the data directory at image build, so that a node starts in a fraction of a second.
set -eu
data=/var/lib/postgresql/15/main
mkdir -p "$data" /archive/wal /var/log/postgresql
chown -R postgres:postgres /var/lib/postgresql /archive /var/log/postgresql
as_postgres() { chpst -u postgres:postgres:ssl-cert "$@"; }

# Little WAL is kept while loading: segments recycled now would stay in the image.
load_settings='-c archive_mode=off -c fsync=off -c max_wal_size=64MB -c min_wal_size=16MB -c checkpoint_timeout=1h -c wal_keep_size=0'
as_postgres initdb -D "$data" --encoding=UTF8 --locale=C.UTF-8 --wal-segsize=4 --data-checksums >/dev/null
cp /etc/postgresql/postgresql.conf "$data/postgresql.conf"
as_postgres pg_ctl -D "$data" -w -s -o "$load_settings" start
for step in roles schema people products orders extras finish; do
  as_postgres psql -q -v ON_ERROR_STOP=1 -d "$([ "$step" = roles ] && echo postgres || echo shop)" -f "/tmp/seed/$step.sql" >/dev/null
done
as_postgres psql -q -d shop -c 'vacuum (freeze, analyze)' -c checkpoint
# After the statistics: it times what it sizes.
as_postgres psql -q -v ON_ERROR_STOP=1 -d shop -f /tmp/seed/feed.sql
as_postgres psql -q -d shop -c "select pg_create_physical_replication_slot('replica_1', true)" >/dev/null
# A clean stop: the very same files are a valid starting point for the standby.
as_postgres pg_ctl -D "$data" -w -s -m fast stop
chmod 700 "$data"
