// The server of etcd, whose own module cannot be built by its version: it replaces its siblings by folders.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
