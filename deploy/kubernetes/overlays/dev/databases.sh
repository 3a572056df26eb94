#!/bin/bash
# Run once, by the image, in an empty data directory: a database for each service, and who may get into which.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v incident_owner="$INCIDENT_OWNER_USERNAME" -v incident_owner_password="$INCIDENT_OWNER_PASSWORD" \
  -v incident="$INCIDENT_USERNAME" -v incident_password="$INCIDENT_PASSWORD" \
  -v page="$PAGE_USERNAME" -v page_password="$PAGE_PASSWORD" \
  -v notifier="$NOTIFIER_USERNAME" -v notifier_password="$NOTIFIER_PASSWORD" \
  -v bot="$BOT_USERNAME" -v bot_password="$BOT_PASSWORD" <<'SQL'
CREATE ROLE :"incident_owner" LOGIN PASSWORD :'incident_owner_password';
CREATE ROLE :"incident" LOGIN PASSWORD :'incident_password';
CREATE ROLE :"page" LOGIN PASSWORD :'page_password';
CREATE ROLE :"notifier" LOGIN PASSWORD :'notifier_password';
CREATE ROLE :"bot" LOGIN PASSWORD :'bot_password';
CREATE DATABASE incident OWNER :"incident_owner";
CREATE DATABASE notifier OWNER :"notifier";
CREATE DATABASE bot OWNER :"bot";
REVOKE CONNECT ON DATABASE incident, notifier, bot FROM PUBLIC;
GRANT CONNECT ON DATABASE incident TO :"incident", :"page";
SQL
