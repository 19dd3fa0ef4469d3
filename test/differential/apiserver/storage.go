package main

import (
	"context"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/client/pkg/v3/transport"
)

func addStorageFlags(storage *transportConfig, flags *pflag.FlagSet) {
	flags.StringSliceVar(&storage.ServerList, "etcd-servers", nil, "")
	flags.StringVar(&storage.TrustedCAFile, "etcd-cafile", "", "")
	flags.StringVar(&storage.CertFile, "etcd-certfile", "", "")
	flags.StringVar(&storage.KeyFile, "etcd-keyfile", "", "")
}

// dial asks etcd once. Without servers it reads the files only, so that the rest can be tried without an etcd.
func dial(storage transportConfig) error {
	if len(storage.ServerList) == 0 {
		files := transport.TLSInfo{CertFile: storage.CertFile, KeyFile: storage.KeyFile, TrustedCAFile: storage.TrustedCAFile}
		_, err := files.ClientConfig()
		return err
	}
	client, err := newETCD3Client(storage)
	if err != nil {
		return err
	}
	_, err = client.Get(context.Background(), "/registry/health")
	return err
}
