#!/bin/bash
# Runs COMMAND as on a node whose files are those in TREE. Started in new mount, network, host name and process namespaces (nodeShell.ts):
# the machine lends its programs, nothing of its own files can be changed, and no address outside of the node can be reached.
set -euo pipefail

mount -t tmpfs none "$NEW_ROOT"
cd "$NEW_ROOT"
mkdir -p "$TREE"/{etc,opt,root,srv,var}
for folder in "$TREE"/*/; do
  name=$(basename "$folder")
  [ "$name" = usr ] && continue
  mkdir "$name"
  mount --bind "$folder" "$name"
done

lend() {
  mount --bind "$1" "$2"
  mount -o remount,bind,ro "$2"
}
mkdir -p usr proc dev tmp judge/programs judge/tools
lend /usr usr
for folder in bin sbin lib lib64; do
  if [ -L "/$folder" ]; then cp -P "/$folder" .; elif [ -d "/$folder" ]; then mkdir "$folder" && lend "/$folder" "$folder"; fi
done
lend "$PROGRAMS" judge/programs
lend "$TOOLS" judge/tools
cp "$(openssl version -d | cut -d\" -f2)/openssl.cnf" judge/openssl.cnf
mount --rbind /dev dev
mount -t proc none proc

hostname "$NODE_NAME"
# kubeadm takes the address of the default route for that of the node; one without a gateway does not count.
ip link set lo up
ip link add eth0 type veth peer name router
ip link set router up
ip link set eth0 up
for address in $ADDRESSES; do
  case $address in
    *:*) ip addr add "$address" dev eth0 nodad && ip route add default via fe80::1 dev eth0 ;;
    *) ip addr add "$address" dev eth0 && ip route add default via 169.254.1.1 dev eth0 onlink ;;
  esac
done

exec env -i PATH=/judge/tools:/judge/programs:/usr/sbin:/usr/bin HOME=/root OPENSSL_CONF=/judge/openssl.cnf \
  chroot . /usr/bin/bash -eo pipefail -c "$COMMAND"
