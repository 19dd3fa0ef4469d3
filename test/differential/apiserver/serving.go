package main

import (
	"fmt"
	"net"
	"strconv"

	"github.com/spf13/pflag"
	"k8s.io/apiserver/pkg/server/dynamiccertificates"
	certutil "k8s.io/client-go/util/cert"
	cliflag "k8s.io/component-base/cli/flag"
)

// loopbackName is the host name under which kube-apiserver reaches itself.
const loopbackName = "apiserver-loopback-client"

type servingOptions struct {
	address           string
	port              int
	certificate, key  string
	minVersion        string
	loopbackFolder    string
	namedCertificates []cliflag.NamedCertKey
}

func (o *servingOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.address, "bind-address", "0.0.0.0", "")
	flags.IntVar(&o.port, "secure-port", 6443, "")
	flags.StringVar(&o.certificate, "tls-cert-file", "", "")
	flags.StringVar(&o.key, "tls-private-key-file", "", "")
	flags.StringVar(&o.minVersion, "tls-min-version", "", "")
	flags.StringVar(&o.loopbackFolder, "loopback-folder", "", "where the server's own pair is kept for its next start, since an RSA key takes long to make")
	flags.Var(cliflag.NewNamedCertKeyArray(&o.namedCertificates), "tls-sni-cert-key", "")
}

// info listens and loads the pairs as SecureServingOptionsWithLoopback.ApplyTo does.
func (o *servingOptions) info() (*SecureServingInfo, error) {
	address := net.JoinHostPort(o.address, strconv.Itoa(o.port))
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("failed to create listener: failed to listen on %v: %v", address, err)
	}
	info := &SecureServingInfo{Listener: listener}
	if o.certificate == "" && o.key == "" {
		info.Cert, err = selfSigned(o.loopbackFolder)
	} else {
		info.Cert, err = dynamiccertificates.NewDynamicServingContentFromFiles("serving-cert", o.certificate, o.key)
	}
	if err != nil {
		return nil, err
	}
	if info.MinTLSVersion, err = cliflag.TLSVersion(o.minVersion); err != nil {
		return nil, err
	}
	// The server's own pair comes first, so that no other of that name is taken.
	loopback, err := loopbackPair(o.loopbackFolder)
	if err != nil {
		return nil, err
	}
	info.SNICerts = append(info.SNICerts, loopback)
	for _, pair := range o.namedCertificates {
		content, err := dynamiccertificates.NewDynamicSNIContentFromFiles("sni-serving-cert", pair.CertFile, pair.KeyFile, pair.Names...)
		if err != nil {
			return nil, fmt.Errorf("failed to load SNI cert and key: %v", err)
		}
		info.SNICerts = append(info.SNICerts, content)
	}
	return info, nil
}

// selfSigned is what kube-apiserver serves with when it is given nothing.
func selfSigned(folder string) (dynamiccertificates.CertKeyContentProvider, error) {
	certificate, key, err := certutil.GenerateSelfSignedCertKeyWithFixtures("localhost", nil, nil, folder)
	if err != nil {
		return nil, err
	}
	return dynamiccertificates.NewStaticCertKeyContent("Generated self signed cert", certificate, key)
}

func loopbackPair(folder string) (dynamiccertificates.SNICertKeyContentProvider, error) {
	certificate, key, err := certutil.GenerateSelfSignedCertKeyWithFixtures(loopbackName, nil, nil, folder)
	if err != nil {
		return nil, err
	}
	return dynamiccertificates.NewStaticSNICertKeyContent("self-signed loopback", certificate, key, loopbackName)
}
