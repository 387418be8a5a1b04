#!/bin/sh
# Puts the sessions of customers who stayed signed in into the dump the node starts from.
set -eu
redis-server --port 7777 --daemonize yes --dir /var/lib/redis --dbfilename dump.rdb --save '' >/dev/null
until redis-cli -p 7777 ping >/dev/null 2>&1; do sleep 0.05; done
awk 'BEGIN { srand(7); for (i = 1; i <= 1500; i++) {
  token = ""; for (j = 0; j < 4; j++) token = token sprintf("%08x", int(rand() * 4294967295));
  customer = 1 + int(rand() * 20000);
  printf "SET session:%s \047{\"customerId\":%d,\"number\":\"C-%d\"}\047\n", token, customer, 100000 + customer } }' | redis-cli -p 7777 >/dev/null
redis-cli -p 7777 XGROUP CREATE jobs workers 0 MKSTREAM >/dev/null
redis-cli -p 7777 SAVE >/dev/null
redis-cli -p 7777 SHUTDOWN NOSAVE
