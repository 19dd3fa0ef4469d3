//go:debug default=go1.24

// The front door of kube-apiserver: its TLS server, its authenticators of client certificates and its client of etcd, from k8s.io/apiserver
// as Debian packages it. Behind the door is a single resource, which tells the caller who it is taken for.
package main

import (
	"os"
	"time"

	"github.com/spf13/cobra"
	"k8s.io/apiserver/pkg/server/dynamiccertificates"
	"k8s.io/component-base/cli"
	"k8s.io/component-base/logs"
	logsapi "k8s.io/component-base/logs/api/v1"
)

func main() {
	logging := logs.NewOptions()
	var serving servingOptions
	var authentication authenticationOptions
	var storage transportConfig
	var proxy proxyOptions
	command := &cobra.Command{
		Use:          "kube-apiserver",
		SilenceUsage: true,
		RunE: func(*cobra.Command, []string) error {
			if err := logsapi.ValidateAndApply(logging, nil); err != nil {
				return err
			}
			return run(serving, authentication, storage, proxy)
		},
	}
	flags := command.Flags()
	serving.addFlags(flags)
	authentication.addFlags(flags)
	proxy.addFlags(flags)
	addStorageFlags(&storage, flags)
	flags.DurationVar(&dynamiccertificates.FileRefreshDuration, "reload-every", time.Minute, "how often files of certificates and CAs are read again")
	logsapi.AddFlags(logging, flags)
	command.AddCommand(frontProxyCommand())
	os.Exit(cli.Run(command))
}

// run reads the files in kube-apiserver's order: what it serves with, whom it trusts, etcd, and what it shows as front proxy.
func run(serving servingOptions, authentication authenticationOptions, storage transportConfig, proxy proxyOptions) error {
	if err := authentication.validate(); err != nil {
		return err
	}
	info, err := serving.info()
	if err != nil {
		return err
	}
	authenticator, err := authentication.apply(info)
	if err != nil {
		return err
	}
	if err := dial(storage); err != nil {
		return err
	}
	if err := proxy.load(); err != nil {
		return err
	}
	stopped, err := info.Serve(WithAuthentication(whoami(), authenticator, unauthorized(), nil), time.Second, make(chan struct{}))
	if err != nil {
		return err
	}
	<-stopped
	return nil
}
