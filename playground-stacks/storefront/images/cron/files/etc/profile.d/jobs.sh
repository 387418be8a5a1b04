export PGPASSFILE=/root/.pgpass PGHOST=pg-primary PGDATABASE=shop
