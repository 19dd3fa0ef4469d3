// Frontdoor is the part of kube-apiserver that its connections meet: the TLS server, the authenticators, the client of etcd and the front
// proxy, all from the unchanged packages of the release. It starts in a fraction of the time, since behind the door is a single resource,
// which tells the caller its user.
package main

import (
	"os"

	"github.com/spf13/cobra"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/component-base/cli"
	"k8s.io/component-base/logs"
	logsapi "k8s.io/component-base/logs/api/v1"
)

func main() {
	utilruntime.Must(logsapi.AddFeatureGates(utilfeature.DefaultMutableFeatureGate))
	logging := logs.NewOptions()
	options := newOptions()
	command := &cobra.Command{
		// The name that kube-apiserver's last words begin with.
		Use:          "kube-apiserver",
		SilenceUsage: true,
		RunE: func(*cobra.Command, []string) error {
			if err := logsapi.ValidateAndApply(logging, utilfeature.DefaultFeatureGate); err != nil {
				return err
			}
			return options.run()
		},
	}
	flags := command.Flags()
	options.addFlags(flags)
	logsapi.AddFlags(logging, flags)
	command.AddCommand(frontProxyCommand())
	os.Exit(cli.Run(command))
}
