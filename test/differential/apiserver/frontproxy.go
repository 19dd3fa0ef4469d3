package main

import (
	"fmt"
	"io"
	"net/http"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/apiserver/pkg/server/dynamiccertificates"
	"k8s.io/client-go/transport"
)

// proxyOptions are the pair that kube-apiserver shows to extension API servers.
type proxyOptions struct {
	certificate, key string
}

func (o *proxyOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.certificate, "proxy-client-cert-file", "", "")
	flags.StringVar(&o.key, "proxy-client-key-file", "", "")
}

// load reads the pair as the aggregator does: half a pair is none.
func (o *proxyOptions) load() error {
	if o.certificate == "" || o.key == "" {
		return nil
	}
	_, err := dynamiccertificates.NewDynamicServingContentFromFiles("aggregator-proxy-cert", o.certificate, o.key)
	return err
}

// frontProxyCommand asks another API server as the aggregator does: with its own certificate, and the user in headers.
func frontProxyCommand() *cobra.Command {
	var proxy proxyOptions
	var server, user string
	var groups []string
	command := &cobra.Command{
		Use:          "front-proxy",
		SilenceUsage: true,
		RunE: func(*cobra.Command, []string) error {
			tls := transport.TLSConfig{Insecure: true, CertFile: proxy.certificate, KeyFile: proxy.key}
			tripper, err := transport.New(&transport.Config{TLS: tls})
			if err != nil {
				return err
			}
			if user != "" {
				tripper = transport.NewAuthProxyRoundTripper(user, "", groups, map[string][]string{"scopes": {"view"}}, tripper)
			}
			response, err := (&http.Client{Transport: tripper}).Get(server + "/whoami")
			if err != nil {
				return err
			}
			defer response.Body.Close()
			body, err := io.ReadAll(response.Body)
			if err != nil {
				return err
			}
			fmt.Printf("%d %s\n", response.StatusCode, body)
			return nil
		},
	}
	flags := command.Flags()
	proxy.addFlags(flags)
	flags.StringVar(&server, "server", "", "")
	flags.StringVar(&user, "user", "", "")
	flags.StringSliceVar(&groups, "group", nil, "")
	return command
}
