package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
	"k8s.io/apiserver/pkg/authentication/authenticator"
	"k8s.io/apiserver/pkg/authentication/group"
	"k8s.io/apiserver/pkg/authentication/request/anonymous"
	"k8s.io/apiserver/pkg/authentication/request/headerrequest"
	"k8s.io/apiserver/pkg/authentication/request/union"
	"k8s.io/apiserver/pkg/authentication/request/x509"
	"k8s.io/apiserver/pkg/server/dynamiccertificates"
)

type authenticationOptions struct {
	clientCA, requestHeaderCA        string
	names, users, groups, extraNames []string
	anonymous                        bool
}

func (o *authenticationOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.clientCA, "client-ca-file", "", "")
	flags.StringVar(&o.requestHeaderCA, "requestheader-client-ca-file", "", "")
	flags.StringSliceVar(&o.names, "requestheader-allowed-names", nil, "")
	flags.StringSliceVar(&o.users, "requestheader-username-headers", nil, "")
	flags.StringSliceVar(&o.groups, "requestheader-group-headers", nil, "")
	flags.StringSliceVar(&o.extraNames, "requestheader-extra-headers-prefix", nil, "")
	flags.BoolVar(&o.anonymous, "anonymous-auth", true, "")
}

// validate refuses blank headers, which k8s.io/apiserver does since its options are validated by kube-apiserver.
func (o *authenticationOptions) validate() error {
	for _, flag := range []struct {
		name   string
		values []string
	}{
		{"requestheader-username-headers", o.users},
		{"requestheader-group-headers", o.groups},
		{"requestheader-extra-headers-prefix", o.extraNames},
		{"requestheader-allowed-names", o.names},
	} {
		for _, value := range flag.values {
			if strings.TrimSpace(value) == "" {
				return fmt.Errorf("empty value in %q", flag.name)
			}
		}
	}
	return nil
}

// apply loads the bundles in the order of BuiltInAuthenticationOptions.ToAuthenticationConfig, and asks in the order of Config.New: request
// headers before client certificates.
func (o *authenticationOptions) apply(info *SecureServingInfo) (authenticator.Request, error) {
	var byCertificate, byHeaders []authenticator.Request
	if o.clientCA != "" {
		bundle, err := dynamiccertificates.NewDynamicCAContentFromFile("client-ca-bundle", o.clientCA)
		if err != nil {
			return nil, err
		}
		byCertificate = append(byCertificate, x509.NewDynamic(bundle.VerifyOptions, x509.CommonNameUserConversion))
		info.ClientCA = bundle
	}
	if o.requestHeaderCA != "" {
		bundle, err := dynamiccertificates.NewDynamicCAContentFromFile("request-header", o.requestHeaderCA)
		if err != nil {
			return nil, err
		}
		byHeaders = append(byHeaders, headerrequest.NewDynamicVerifyOptionsSecure(
			bundle.VerifyOptions,
			headerrequest.StaticStringSlice(o.names),
			headerrequest.StaticStringSlice(o.users),
			headerrequest.StaticStringSlice(o.groups),
			headerrequest.StaticStringSlice(o.extraNames),
		))
		if info.ClientCA == nil {
			info.ClientCA = bundle
		} else {
			info.ClientCA = dynamiccertificates.NewUnionCAContentProvider(info.ClientCA, bundle)
		}
	}
	known := group.NewAuthenticatedGroupAdder(union.New(append(byHeaders, byCertificate...)...))
	if !o.anonymous {
		return known, nil
	}
	return union.NewFailOnError(known, anonymous.NewAuthenticator()), nil
}
