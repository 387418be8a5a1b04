# The nodes, the process each one is there for, and where it logs.
nodes="edge api-1 api-2 pgbouncer pg-primary pg-replica redis worker-1 cron dns"

main_process() {
  case $1 in
    edge) echo nginx ;;
    api-*) echo api ;;
    pg-*) echo postgres ;;
    worker-*) echo worker ;;
    dns) echo dnsmasq ;;
    *) echo "$1" ;;
  esac
}

log_files() {
  case $1 in
    edge) echo '/var/log/nginx/access.log /var/log/nginx/error.log' ;;
    api-*) echo '/var/log/api/access.log /var/log/api/error.log /var/log/api/debug.log' ;;
    pgbouncer) echo /var/log/pgbouncer/pgbouncer.log ;;
    pg-*) echo /var/log/postgresql/postgresql.log ;;
    redis) echo /var/log/redis/redis.log ;;
    worker-*) echo /var/log/worker/worker.log ;;
    cron) echo '/var/log/jobs/*.log' ;;
    dns) echo /var/log/dnsmasq.log ;;
  esac
}

need_node() {
  case " $nodes ops " in
    *" ${1:-?} "*) ;;
    *) echo "${0##*/}: no node '${1:-}'; known: $nodes" >&2; exit 2 ;;
  esac
}
