#!/usr/bin/env bash
# Installs and starts PostgreSQL, Redis and Neo4j on loopback for the engine suites. Source it: it exports the URLs the suites look for
# and defines stop_engines. Everything lives in $ENGINES (a temporary directory), nothing touches a system service.
set -euo pipefail
ENGINES=${ENGINES:-$(mktemp -d)}
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PIDS=()

need() { # need PACKAGE PROGRAM
  command -v "$2" >/dev/null || ls "$2" >/dev/null 2>&1 || MISSING+=("$1")
}

install_packages() {
  MISSING=()
  need chromium chromium
  need postgresql /usr/lib/postgresql
  need redis-server redis-server
  fc-list 2>/dev/null | grep -qi 'noto.*cjk' || MISSING+=(fonts-noto-cjk)
  [ ${#MISSING[@]} -eq 0 ] && return
  echo "[ci] installing ${MISSING[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${MISSING[@]}" >/dev/null
}

start_postgres() {
  local bin; bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
  mkdir -p "$ENGINES/pg"; chown -R postgres "$ENGINES"; chmod 755 "$ENGINES"
  su postgres -c "$bin/initdb -D $ENGINES/pg -A trust -U lobby --locale=C.UTF-8 -E UTF8 >/dev/null"
  su postgres -c "$bin/postgres -D $ENGINES/pg -p 54329 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$ENGINES -c max_connections=200" >"$ENGINES/pg.log" 2>&1 &
  PIDS+=($!)
  for _ in $(seq 50); do "$bin/pg_isready" -q -h 127.0.0.1 -p 54329 -U lobby && break; sleep 0.2; done
  su postgres -c "$bin/createdb -h 127.0.0.1 -p 54329 -U lobby lobby"
  export LOBBY_TEST_DATABASE_URL=postgresql://lobby@127.0.0.1:54329/lobby
}

start_redis() {
  redis-server --port 63799 --bind 127.0.0.1 --save '' --appendonly no --dir "$ENGINES" >"$ENGINES/redis.log" 2>&1 &
  PIDS+=($!)
  export LOBBY_TEST_REDIS_URL=redis://127.0.0.1:63799
}

start_neo4j() {
  local lib="$HOME/.cache/lobby-neo4j-5.26.30" home="$ENGINES/neo4j"
  if [ ! -f "$lib/.complete" ]; then
    mvn -q -B -f "$HERE/neo4j/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$lib"
    touch "$lib/.complete"
  fi
  mkdir -p "$home/conf"
  cat >"$home/conf/neo4j.conf" <<CONF
dbms.security.auth_enabled=false
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:57687
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
internal.server.bolt.thread_pool_shutdown_wait_time=200ms
internal.server.bolt.connection_shutdown_wait_time=200ms
CONF
  java -Xms128m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --add-opens=java.base/java.nio=ALL-UNNAMED -cp "$lib/*" \
    org.neo4j.server.CommunityEntryPoint --home-dir="$home" --config-dir="$home/conf" --console-mode >"$ENGINES/neo4j.log" 2>&1 &
  PIDS+=($!)
  for _ in $(seq 120); do (exec 3<>/dev/tcp/127.0.0.1/57687) 2>/dev/null && break; sleep 0.5; done
  export LOBBY_TEST_NEO4J_URI=bolt://127.0.0.1:57687
}

stop_engines() {
  for pid in "${PIDS[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait "${PIDS[@]}" 2>/dev/null || true
}

start_engines() {
  install_packages
  start_postgres
  start_redis
  start_neo4j
  echo "[ci] engines: PostgreSQL 54329, Redis 63799, Neo4j 57687"
}
