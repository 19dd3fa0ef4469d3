package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"k8s.io/apiserver/pkg/server/dynamiccertificates"
	"k8s.io/client-go/transport"
	apiregistration "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	"k8s.io/kube-aggregator/pkg/controllers/status/remote"
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
func (o *proxyOptions) load() (certificate, key []byte, err error) {
	if o.certificate == "" || o.key == "" {
		return nil, nil, nil
	}
	pair, err := dynamiccertificates.NewDynamicServingContentFromFiles("aggregator-proxy-cert", o.certificate, o.key)
	if err != nil {
		return nil, nil, err
	}
	if err := pair.RunOnce(context.Background()); err != nil {
		return nil, nil, err
	}
	certificate, key = pair.CurrentCertKeyContent()
	return certificate, key, nil
}

// frontProxyCommand asks another API server as the aggregator does: with the pair, and the user in headers. It trusts any server.
func frontProxyCommand() *cobra.Command {
	var proxy proxyOptions
	var server, user string
	var groups []string
	command := &cobra.Command{
		Use:          "front-proxy",
		SilenceUsage: true,
		RunE: func(*cobra.Command, []string) error {
			certificate, key, err := proxy.load()
			if err != nil {
				return err
			}
			dial := &transport.DialHolder{Dial: (&net.Dialer{}).DialContext}
			tripper, err := transport.New(remote.BuildTransportConfig(dial, certificate, key, extension()))
			if err != nil {
				return err
			}
			tripper = transport.NewAuthProxyRoundTripper(user, "", groups, nil, tripper)
			response, err := (&http.Client{Transport: tripper}).Post(server+selfSubjectReviews, "application/json", reviewBody())
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

func extension() *apiregistration.APIService {
	return &apiregistration.APIService{Spec: apiregistration.APIServiceSpec{
		Service:               &apiregistration.ServiceReference{Namespace: "default", Name: "extension"},
		InsecureSkipTLSVerify: true,
	}}
}
