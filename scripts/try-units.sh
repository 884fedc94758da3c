#!/bin/bash
# Boots systemd in namespaces of its own, on a throw-away copy of this machine's files, with the units of docs/unattended.md as they are written, and cron
# with its line (only the time is another): scripts/try-units.sh. Needs root, systemd and overlayfs; cron where that is there. Nothing outside is touched.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "This needs root: it makes namespaces and mounts." >&2; exit 2; }
[ -x /lib/systemd/systemd ] || { echo "There is no systemd here: apt-get install systemd" >&2; exit 2; }
[ -f dist/cli/main.js ] || npm run -s build
if [ "${1:-}" != inside ]; then
  log=$(mktemp)
  # The time limit is outside: a system that does not come up is ended with all it started.
  timeout -k 5 300 unshare -fmpiuC --mount-proc bash "$0" inside "$log" >"$log.boot" 2>&1 || true
  cat "$log"
  grep -q '^all as written$' "$log" || { tail -5 "$log.boot" >&2; exit 1; }
  rm -f "$log" "$log.boot"
  exit 0
fi

project=$PWD node=$(command -v node) log=$2
mount --make-rprivate /
base=$(mktemp -d)
mount -t tmpfs tmpfs "$base"
mkdir "$base/up" "$base/work" "$base/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$base/up,workdir=$base/work" "$base/root"
root=$base/root
touch "$root/log"
mkdir -p "$root/opt/kehoach"
mount --bind "$project" "$root/opt/kehoach"
mount --bind "$log" "$root/log"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mount --rbind /dev "$root/dev"
rm -f "$root"/etc/systemd/system/*.wants/*
echo 0123456789abcdef0123456789abcdef > "$root/etc/machine-id"
printf '#!/bin/sh\nexec %s /opt/kehoach/dist/cli/main.js "$@"\n' "$node" > "$root/usr/local/bin/kehoach"
printf '#!/bin/sh\ncat >> /run/mail\n' > "$root/usr/sbin/sendmail"
chmod +x "$root/usr/local/bin/kehoach" "$root/usr/sbin/sendmail"
mkdir -p "$root/etc/cron.d"
node -e '
  const { readFileSync, writeFileSync } = require("node:fs");
  const text = readFileSync("docs/unattended.md", "utf8");
  for (const [, name, unit] of text.matchAll(/`\/etc\/systemd\/system\/([\w.-]+)`:\s*\n\n```ini\n([^`]*)```/g)) writeFileSync(`${process.argv[1]}/etc/systemd/system/${name}`, unit);
  const crontab = /```crontab\n([^`]*)```/.exec(text)[1].replace(/^15 2 \* \* \* (.*)$/m, "* * * * * kehoach $1");
  writeFileSync(`${process.argv[1]}/etc/cron.d/kehoach`, crontab);
' "$root"
cp scripts/try-units-inside.sh "$root/try.sh"
printf '[Unit]\nAfter=basic.target\n[Service]\nType=oneshot\nExecStart=/bin/bash /try.sh\nStandardOutput=file:/log\nStandardError=file:/log\n' > "$root/etc/systemd/system/try.service"
printf '[Unit]\nRequires=basic.target try.service\nAfter=basic.target try.service\nAllowIsolate=yes\n' > "$root/etc/systemd/system/try.target"
exec chroot "$root" /usr/bin/env -i container=other PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=try.target --show-status=no
