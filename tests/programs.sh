#!/bin/sh
# Installs what the tests need beside Python: Chromium, PostgreSQL, LibreOffice, from Debian's packages.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || missing="$missing postgresql"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then sudo=""; elif command -v sudo >/dev/null 2>&1; then sudo="sudo"; else
  echo "Для проверок не хватает программ:$missing. Поставьте их: apt-get install$missing" >&2; exit 1
fi
echo "Ставлю:$missing" >&2
$sudo apt-get update -qq >/dev/null
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
  { echo "Не удалось поставить:$missing. Проверьте сеть и повторите ./test." >&2; exit 1; }
