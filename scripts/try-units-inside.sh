#!/bin/bash
# What try-units.sh does in the system it booted: each line says what is expected, and the last one that all came so.
set -u
wrong=0
expect() { if [ "$2" = "$3" ]; then echo "ok: $1"; else echo "WRONG: $1: expected $2, got $3"; wrong=1; fi; }
has() { if grep -q -- "$2" "$3" 2>/dev/null; then echo "ok: $1"; else echo "WRONG: $1: no \"$2\" in $3"; wrong=1; fi; }
comes() { for _ in $(seq "$3"); do grep -q -- "$1" "$2" 2>/dev/null && return; sleep 1; done; }
fixtures=/opt/kehoach/fixtures
useradd --system --home-dir /srv/kehoach kehoach
mkdir -p /srv/kehoach/inbox /srv/kehoach/records /srv/kehoach/failed /var/lib/prometheus/node-exporter
chgrp kehoach /var/lib/prometheus/node-exporter && chmod 775 /var/lib/prometheus/node-exporter
cp $fixtures/documents/synth-003.txt $fixtures/documents/synth-001.pdf $fixtures/scans/synth-004-p1.office200.pdf /srv/kehoach/inbox/
printf '%%PDF-1.7\nand no more' > /srv/kehoach/inbox/bad.pdf
chown -R kehoach:kehoach /srv/kehoach

systemctl start kehoach-night.service
expect 'a night with a failure ends with 1' 1 "$(systemctl show -P ExecMainStatus kehoach-night.service)"
expect 'records of text, PDF and scan' 3 "$(find /srv/kehoach/records -name '*.json' | wc -l)"
expect 'what failed is kept' 2 "$(find /srv/kehoach/failed -type f | wc -l)"
journalctl -u kehoach-night.service -o cat --no-pager > /run/night
has 'its reason is in the journal' '"path":"inbox/bad.pdf","code":"damaged"' /run/night
rm /srv/kehoach/inbox/bad.pdf
systemctl start kehoach-night.service
expect 'a good night ends with 0' 0 "$(systemctl show -P ExecMainStatus kehoach-night.service)"
systemctl start kehoach-night.timer
systemctl list-timers --no-pager > /run/timers
has 'the timer waits' kehoach-night.service /run/timers

systemctl start kehoach-watch.service
expect 'the watch runs' active "$(systemctl is-active kehoach-watch.service)"
cp $fixtures/documents/synth-008.txt /srv/kehoach/inbox/new.txt
comes new.txt /srv/kehoach/records/run.jsonl 60
has 'what arrives is converted' '"inbox/new.txt","status":"converted"' /srv/kehoach/records/run.jsonl
systemctl stop kehoach-watch.service
expect 'a stopped watch is no failure' success "$(systemctl show -P Result kehoach-watch.service)"
has 'its figures are there' 'kehoach_documents_total{status="converted",run="kehoach-watch"} 1' /var/lib/prometheus/node-exporter/kehoach-watch.prom
expect 'nothing of it runs on' '' "$(pgrep -u kehoach)"

if command -v cron > /dev/null; then
  printf '%%PDF-1.7\nand no more' > /srv/kehoach/inbox/worse.pdf
  chown kehoach /srv/kehoach/inbox/worse.pdf
  cron
  comes worse.pdf /run/mail 90
  has 'cron mails what failed' 'inbox/worse.pdf: ' /run/mail
  has 'to whom it should' 'To: plans@example.org' /run/mail
else
  echo 'there is no cron here'
fi
[ "$wrong" = 0 ] && echo 'all as written'
systemctl exit "$wrong"
