#!/usr/bin/env bash
# A database and its owner for each part, of one name.
set -euo pipefail

for name in dialog routing ingest notification integration admin keycloak; do
  psql -v ON_ERROR_STOP=1 -U postgres -v name="$name" -v password="$POSTGRES_PASSWORD" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
SQL
done
