#!/bin/sh
# Runs Postfix in a folder of its own: it takes mails on a port of loopback from a client that logs in over TLS,
# and puts them into one mailbox.
#
#   postfix.sh FOLDER FOLDER_OF_CERTIFICATES PORT
set -e
folder=$1 tls=$2 port=$3
chmod 755 "$folder"
mkdir -p "$folder/etc/sasl" "$folder/spool" "$folder/data" "$folder/mail"
cat >"$folder/etc/main.cf" <<SETTINGS
compatibility_level = 3.6
queue_directory = $folder/spool
data_directory = $folder/data
maillog_file = /dev/stdout
myhostname = mail.example.net
mydestination =
mynetworks =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = example.org xn--bcher-kva.example
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = regexp:$folder/etc/people
virtual_uid_maps = static:$(id -u postfix)
virtual_gid_maps = static:$(id -g postfix)
smtputf8_enable = yes
smtpd_tls_cert_file = $tls/server.pem
smtpd_tls_key_file = $tls/server.key
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_local_domain = example.net
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient
cyrus_sasl_config_path = $folder/etc/sasl
SETTINGS
printf '!/^gone@/ all\n' >"$folder/etc/people"
cat >"$folder/etc/master.cf" <<SERVICES
127.0.0.1:$port inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
error unix - - n - - error
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
SERVICES
cat >"$folder/etc/sasl/smtpd.conf" <<SASL
pwcheck_method: auxprop
auxprop_plugin: sasldb
sasldb_path: $folder/etc/sasl/users
mech_list: PLAIN LOGIN
SASL
printf %s 'se/cr#et' | saslpasswd2 -p -c -f "$folder/etc/sasl/users" -u example.net ada
chgrp postfix "$folder/etc/sasl/users"
chmod 640 "$folder/etc/sasl/users"
chown postfix "$folder/data" "$folder/mail"
postfix -c "$folder/etc" check
exec "$(postconf -c "$folder/etc" -h daemon_directory)/master" -c "$folder/etc" -d
