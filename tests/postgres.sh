#!/bin/sh
# start DIR: a throw-away PostgreSQL in DIR on a free port, prints its address.  stop ADDRESS: ends it.
set -eu
BIN=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
case "$1" in
  start)
    dir=$2; mkdir -p "$dir"
    if [ "$(id -u)" = 0 ]; then chmod 711 "$(dirname "$dir")"; chown postgres "$dir"; fi
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as "$BIN/initdb" -D "$dir/data" -U nastavnik -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    as "$BIN/pg_ctl" -D "$dir/data" -w -l "$dir/log" \
      -o "-p $port -k $dir -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off" start >/dev/null
    as "$BIN/createdb" -h 127.0.0.1 -p "$port" -U nastavnik nastavnik
    printf '%s' "$dir" > "${TMPDIR:-/tmp}/nastavnik-postgres-$port"
    echo "postgresql://nastavnik@127.0.0.1:$port/nastavnik" ;;
  stop)
    port=$(printf '%s' "$2" | sed 's/.*:\([0-9]*\)\/.*/\1/')
    note="${TMPDIR:-/tmp}/nastavnik-postgres-$port"
    as "$BIN/pg_ctl" -D "$(cat "$note")/data" -m immediate stop >/dev/null
    rm -f "$note" ;;
esac
