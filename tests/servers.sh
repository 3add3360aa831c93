#!/usr/bin/env bash
# Unpacks the real mail servers that the tests talk to, Dovecot and Exim, and libfaketime, which moves the clock under the
# program, from Debian packages into target/servers/.
# Installs nothing, starts nothing, leaves the machine's own mail server alone; runs as root or not. Quick when done.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")/.." && pwd)
to=$here/target/servers
packages=(dovecot-core dovecot-imapd dovecot-lmtpd exim4-daemon-light libnss-wrapper libfaketime)

fail() { printf 'servers.sh: %s\n' "$1" >&2; exit 1; }

mark="made by $(sha256sum <"$0" | cut -c 1-16)"
[ "$(head -n 1 "$to/stamp" 2>/dev/null)" = "$mark" ] && exit 0

for tool in apt-get apt-cache dpkg-deb dpkg-query ldd; do
    command -v "$tool" >/dev/null || fail "\`$tool\` is missing: the servers come from Debian packages, so this needs Debian or Ubuntu"
done

mkdir -p "$here/target"
work=$(mktemp -d "$here/target/servers.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/debs" "$work/files" "$work/new"

if [ "$(id -u)" = 0 ] && ! apt-cache show "${packages[@]}" >/dev/null 2>&1; then
    apt-get -qq update >/dev/null || true
fi

# As root, apt would drop to a user who may not write here.
fetch() { # fetch PACKAGE
    (cd "$work/debs" && apt-get -qq -o APT::Sandbox::User=root download "$1" >/dev/null) \
        || fail "the Debian package $1 is missing: apt can't download it (see above; as root: apt-get update)"
    dpkg-deb -x "$work/debs/$1"_*.deb "$work/files"
}

for package in "${packages[@]}"; do fetch "$package"; done
version=$(dpkg-deb -f "$work"/debs/dovecot-core_*.deb Version)
case $version in
    *2.3.*) ;;
    *) fail "the tests write settings for Dovecot 2.3 (Debian 12, Ubuntu 24.04), but this machine offers $version" ;;
esac

# bin: what is started; dovecot: its helpers and modules; lib: libraries that the machine lacks.
new=$work/new
mkdir "$new/bin" "$new/lib"
files=$work/files
mv "$files/usr/lib/dovecot" "$new/dovecot"
mv "$files/usr/sbin/dovecot" "$files/usr/bin/doveconf" "$files/usr/bin/doveadm" "$files/usr/sbin/exim4" "$new/bin/"
# Started by an ordinary user it must stay that user's.
chmod ug-s "$new/bin/exim4"

# Dovecot has its places compiled in. They become paths of the same length, relative to the working folder in which an
# instance runs (its base_dir), where the test puts links.
find "$new/bin" "$new/dovecot" -type f ! -name 'exim4' -exec \
    sed -i -e 's#/usr/lib/dovecot#././././unpacked#g' -e 's#/usr/bin/doveconf#././././/doveconf#g' {} +

keep_libraries() {
    find "$files" \( -type f -o -type l \) -regex '.*\.so\(\.[0-9.]*\)?' ! -path '*/dovecot/*' -exec mv -f -t "$new/lib" {} +
}
keep_libraries

missing() { # the libraries that what is started lacks
    (
        cd "$work" && ln -sfn new/dovecot unpacked
        for program in new/bin/* new/lib/*.so* new/dovecot/{anvil,auth,config,imap,imap-login,lmtp,log,stats} \
            new/dovecot/modules/libssl_iostream_openssl.so; do
            LD_LIBRARY_PATH=new/lib ldd "$program" 2>/dev/null || true
        done | awk '/not found/ {print $1}' | sort -u
    )
}

# Libraries come from what the packages depend on, as far as it is not installed; theirs in turn, a few rounds deep.
wanted=("${packages[@]}")
for _ in 1 2 3 4; do
    [ -n "$(missing)" ] || break
    next=()
    for package in $(apt-cache depends --important "${wanted[@]}" | awk '$1 == "Depends:" && $2 ~ /^lib/ {print $2}' | sort -u); do
        ls "$work/debs/$package"_* >/dev/null 2>&1 && continue
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] && continue
        fetch "$package"
        next+=("$package")
    done
    keep_libraries
    [ ${#next[@]} -gt 0 ] || break
    wanted=("${next[@]}")
done
lacks=$(missing | tr '\n' ' ')
[ -z "$lacks" ] || fail "these libraries of the servers are missing on this machine: $lacks"

{
    echo "$mark"
    for deb in "$work"/debs/*.deb; do basename "$deb"; done
} >"$new/stamp"
# Readable for the user that the servers run as.
chmod -R a+rX "$new"
rm -rf "$to"
mv "$new" "$to"
echo "the mail servers for the tests are in target/servers: Dovecot $version"
