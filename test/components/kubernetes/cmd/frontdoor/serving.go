package main

import (
	"k8s.io/apiserver/pkg/server"
	"k8s.io/apiserver/pkg/server/dynamiccertificates"
	genericoptions "k8s.io/apiserver/pkg/server/options"
	certutil "k8s.io/client-go/util/cert"
)

// applyServing listens and loads the pairs. Unlike SecureServingOptionsWithLoopback it takes the server's own pair from the folder, since the
// RSA keys of a new one would be most of a start.
func applyServing(options *genericoptions.SecureServingOptionsWithLoopback, folder string, config *server.Config) error {
	if err := options.SecureServingOptions.ApplyTo(&config.SecureServing); err != nil {
		return err
	}
	const name = server.LoopbackClientServerNameOverride
	certificate, key, err := certutil.GenerateSelfSignedCertKeyWithFixtures(name, nil, nil, folder)
	if err != nil {
		return err
	}
	pair, err := dynamiccertificates.NewStaticSNICertKeyContent("self-signed loopback", certificate, key, name)
	if err != nil {
		return err
	}
	// The server's own pair comes first, so that no other of that name is taken.
	info := config.SecureServing
	info.SNICerts = append([]dynamiccertificates.SNICertKeyContentProvider{pair}, info.SNICerts...)
	config.LoopbackClientConfig, err = info.NewLoopbackClientConfig("", certificate)
	return err
}
