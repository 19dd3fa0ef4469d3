#!/usr/bin/env bash
# Builds the front door of kube-apiserver and prints where it is. What it makes is kept outside the clone, so that a second build takes a second.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

cache=${XDG_CACHE_HOME:-$HOME/.cache}/kubernetes-pki-inspector
# Import paths with a version, such as klog/v2, need a go.mod beside the sources and a place below GOPATH.
package=$cache/go/src/kube-apiserver
rm -rf "$package"
mkdir -p "$package"
cp "$here"/*.go "$here/go.mod" "$package"
bash "$here/assemble.sh" "$package"

cd "$package"
GO111MODULE=off GOFLAGS='' GOPATH=$cache/go:/usr/share/gocode GOCACHE=$cache/go-build CGO_ENABLED=0 \
  go build -trimpath -ldflags '-s -w' -o "$cache/kube-apiserver" .
echo "$cache/kube-apiserver"
