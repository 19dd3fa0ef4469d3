#!/usr/bin/env bash
# Writes to the folder $1 three pieces of Debian's golang-k8s-apiserver-dev whose packages do not compile beside Debian's other libraries:
# how kube-apiserver serves, how it asks its authenticators, and how it dials etcd.
set -euo pipefail

known=0.20.15-2
found=$(dpkg-query --show --showformat='${Version}' golang-k8s-apiserver-dev)
if [ "$found" != "$known" ]; then
  echo "golang-k8s-apiserver-dev is $found; what is taken out of it is known of $known only" >&2
  exit 1
fi
source=/usr/share/gocode/src/k8s.io/apiserver/pkg

# Prints a file's lines from the one that matches $2 to the one that matches $3; fails if there are none.
lines() {
  local text
  text=$(sed -n "/$2/,/$3/p" "$source/$1")
  [ -n "$text" ] || { echo "$1 has no $2" >&2; exit 1; }
  printf '%s\n' "$text"
}

{
  sed 's/^package server$/package main/; s/metrics\.TLSHandshakeErrors\.Inc()//; /pkg\/endpoints\/metrics"/d' "$source/server/secure_serving.go"
} > "$1/secure_serving.go"

{
  echo 'package main'
  echo 'import ("net"; "k8s.io/apiserver/pkg/server/dynamiccertificates")'
  lines server/config.go '^type SecureServingInfo struct {' '^}'
} > "$1/secure_serving_info.go"

# Without the metrics, whose package does not compile.
{
  echo 'package main'
  echo 'import ("fmt"; "net/http"; "time"; "k8s.io/klog/v2"; "k8s.io/apiserver/pkg/authentication/authenticator"'
  echo 'genericapirequest "k8s.io/apiserver/pkg/endpoints/request")'
  lines endpoints/filters/authentication.go '^\/\/ WithAuthentication' '^}'
  lines endpoints/filters/authentication.go '^func audiencesAreAcceptable' '^}'
  echo 'func recordAuthMetrics(...any) {}'
} > "$1/with_authentication.go"

# Without the egress selector, which needs konnectivity.
{
  echo 'package main'
  echo 'import ("time"; "go.etcd.io/etcd/client/pkg/v3/transport"; clientv3 "go.etcd.io/etcd/client/v3"'
  echo 'grpcprom "github.com/grpc-ecosystem/go-grpc-prometheus"; "google.golang.org/grpc")'
  echo 'type transportConfig struct { ServerList []string; KeyFile, CertFile, TrustedCAFile string }'
  lines storage/storagebackend/factory/etcd3.go '^const (' '^)'
  lines storage/storagebackend/factory/etcd3.go '^func newETCD3Client' '^}' |
    sed 's/storagebackend\.TransportConfig/transportConfig/' |
    sed '/networkContext := /,/^\tdialOptions := /{/^\tdialOptions := /!d}' |
    sed '/^\tif egressDialer != nil {/,/^\t}/d'
} > "$1/etcd_client.go"
