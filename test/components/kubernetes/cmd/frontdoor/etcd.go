package main

import (
	"strings"
	"time"

	"go.etcd.io/etcd/client/v3"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/reconcilers"
	genericoptions "k8s.io/apiserver/pkg/server/options"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// connect makes the first client of etcd that kube-apiserver makes, for the leases of its peers, which ends it where etcd cannot be used.
// Without servers the files are read all the same, and nothing is dialed.
func connect(options *genericoptions.EtcdOptions) error {
	storage := options.StorageConfig
	storage.Codec = legacyscheme.Codecs.LegacyCodec()
	resource := storage.ForResource(schema.GroupResource{Resource: "apiServerPeerIPInfo"})
	_, err := reconcilers.NewPeerEndpointLeaseReconciler(resource, "/peerserverleases/", time.Minute)
	if err != nil && len(storage.Transport.ServerList) == 0 && strings.HasSuffix(err.Error(), clientv3.ErrNoAvailableEndpoints.Error()) {
		return nil
	}
	return err
}
