export PATH=/usr/lib/postgresql/15/bin:$PATH PGUSER=ops PGDATABASE=shop
