package main

import (
	"context"
	"fmt"
	"net"

	"github.com/spf13/pflag"
	"k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizerfactory"
	"k8s.io/apiserver/pkg/server"
	genericoptions "k8s.io/apiserver/pkg/server/options"
	"k8s.io/apiserver/pkg/storage/storagebackend"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/util/keyutil"
	openapicommon "k8s.io/kube-openapi/pkg/common"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	kubeoptions "k8s.io/kubernetes/pkg/kubeapiserver/options"
	"k8s.io/kubernetes/pkg/serviceaccount"
)

// options are those of kube-apiserver that decide what becomes of its connections.
type options struct {
	serving        *genericoptions.SecureServingOptionsWithLoopback
	authentication *kubeoptions.BuiltInAuthenticationOptions
	etcd           *genericoptions.EtcdOptions
	proxy          proxyOptions
	// signingKey is the file of the key that signs service account tokens.
	signingKey string
	// loopbackFolder is where the pair is kept with which the server reaches itself.
	loopbackFolder string
}

func newOptions() *options {
	return &options{
		serving:        kubeoptions.NewSecureServingOptions(),
		authentication: kubeoptions.NewBuiltInAuthenticationOptions().WithAll(),
		etcd:           genericoptions.NewEtcdOptions(storagebackend.NewDefaultConfig(kubeoptions.DefaultEtcdPathPrefix, nil)),
	}
}

func (o *options) addFlags(flags *pflag.FlagSet) {
	o.serving.AddFlags(flags)
	o.authentication.AddFlags(flags)
	o.etcd.AddFlags(flags)
	o.proxy.addFlags(flags)
	flags.StringVar(&o.loopbackFolder, "loopback-folder", "", "")
	flags.StringVar(&o.signingKey, "service-account-signing-key-file", "", "")
}

// run reads the files in kube-apiserver's order: the key that signs tokens, the serving pair, the CAs of clients, the client's files for etcd, and
// the front proxy's pair.
func (o *options) run() error {
	o.withoutTokens()
	if err := o.serving.MaybeDefaultWithSelfSignedCerts("localhost", nil, []net.IP{}); err != nil {
		return err
	}
	if err := o.loadSigningKey(); err != nil {
		return err
	}
	if err := errors.NewAggregate(o.validate()); err != nil {
		return err
	}
	config := server.NewConfig(legacyscheme.Codecs)
	config.FeatureGate = utilfeature.DefaultFeatureGate
	config.RequestInfoResolver = server.NewRequestInfoResolver(config)
	config.Authorization.Authorizer = authorizerfactory.NewPrivilegedGroups(user.AllAuthenticated)
	if err := applyServing(o.serving, o.loopbackFolder, config); err != nil {
		return err
	}
	if err := o.applyAuthentication(config); err != nil {
		return err
	}
	if err := connect(o.etcd); err != nil {
		return err
	}
	if _, _, err := o.proxy.load(); err != nil {
		return err
	}
	handler := config.BuildHandlerChainFunc(selfSubjectReview(), config)
	stopped, _, err := config.SecureServing.Serve(handler, config.RequestTimeout, make(chan struct{}))
	if err != nil {
		return err
	}
	<-stopped
	return nil
}

// withoutTokens lets the door open without an issuer of tokens, as other servers with these authenticators do.
func (o *options) withoutTokens() {
	if tokens := o.authentication.ServiceAccounts; len(tokens.Issuers) == 0 && len(tokens.KeyFiles) == 0 {
		o.authentication.ServiceAccounts = nil
	}
}

// loadSigningKey fails in the words with which kube-apiserver completes its options.
func (o *options) loadSigningKey() error {
	if o.signingKey == "" || o.authentication.ServiceAccounts == nil || len(o.authentication.ServiceAccounts.Issuers) == 0 {
		return nil
	}
	key, err := keyutil.PrivateKeyFromFile(o.signingKey)
	if err != nil {
		return fmt.Errorf("failed to parse service-account-issuer-key-file: %w", err)
	}
	if _, err := serviceaccount.JWTTokenGenerator(o.authentication.ServiceAccounts.Issuers[0], key); err != nil {
		return fmt.Errorf("failed to build token generator: %w", err)
	}
	return nil
}

func (o *options) validate() []error {
	var found []error
	if len(o.etcd.StorageConfig.Transport.ServerList) > 0 {
		found = append(found, o.etcd.Validate()...)
	}
	found = append(found, o.serving.Validate()...)
	return append(found, o.authentication.Validate()...)
}

// applyAuthentication hands over informers that are never started: only accepted tokens need what they would hold.
func (o *options) applyAuthentication(config *server.Config) error {
	client, err := kubernetes.NewForConfig(config.LoopbackClientConfig)
	if err != nil {
		return err
	}
	return o.authentication.ApplyTo(context.Background(), &config.Authentication, config.SecureServing, nil, &openapicommon.Config{}, nil,
		client, informers.NewSharedInformerFactory(client, 0), config.APIServerID)
}
