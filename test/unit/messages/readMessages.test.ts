import assert from 'node:assert/strict';
import { MESSAGE_KINDS } from '../../../src/core/messages/kinds/kinds.ts';
import { errorLine, readMessages } from '../../../src/core/messages/read/readMessages.ts';
import { RULES } from '../../../src/core/rules/catalogue/catalogue.ts';

/** A line as it is logged or printed, and what is read from it: "kind: who → whom (value)", with "?" for an end that is unknown. */
const LINES: readonly (readonly [string, string])[] = [
  // kubectl 1.32
  [
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'unknownAuthority: kubectl → kube-apiserver',
  ],
  [
    'Unable to connect to the server: x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "kubernetes")',
    'unknownAuthority: kubectl → kube-apiserver (kubernetes)',
  ],
  [
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate is valid for 10.96.0.1, 192.168.0.10, not 127.0.0.1',
    'hostname: kubectl → kube-apiserver (127.0.0.1)',
  ],
  [
    "Unable to connect to the server: tls: failed to verify certificate: x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs",
    'hostname: kubectl → kube-apiserver (127.0.0.1)',
  ],
  [
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-26T09:31:24Z is after 2025-01-01T00:00:00Z',
    'expired: kubectl → kube-apiserver',
  ],
  [
    'Unable to connect to the server: x509: certificate has expired or is not yet valid: current time 2026-11-26T09:31:24Z is before 2040-01-01T00:00:00Z',
    'notYetValid: kubectl → kube-apiserver',
  ],
  ['error: You must be logged in to the server (Unauthorized)', 'unauthorized: kubectl → kube-apiserver'],
  [
    'error: You must be logged in to the server (the server has asked for the client to provide credentials ( pods/log web))',
    'unauthorized: kube-apiserver → kubelet',
  ],
  ['error: tls: private key does not match public key', 'keyMismatch: kubectl → ?'],
  [
    'The connection to the server 10.0.0.5:6443 was refused - did you specify the right host or port?',
    'refused: kubectl → kube-apiserver',
  ],
  [
    'Error from server (Forbidden): nodes is forbidden: User "kubernetes-admin" cannot list resource "nodes" in API group "" at the cluster scope',
    'forbidden: kubectl → kube-apiserver (kubernetes-admin)',
  ],
  [
    'Error from server: Get "https://10.0.0.5:10250/containerLogs/default/web/web": remote error: tls: internal error',
    'internalError: kube-apiserver → kubelet',
  ],
  [
    'error: error loading config file "/root/.kube/config": illegal base64 data at input byte 4',
    'badBase64: kubectl → ?',
  ],
  [
    'error: unable to read client-cert /etc/kubernetes/pki/admin.crt for admin due to open /etc/kubernetes/pki/admin.crt: no such file or directory',
    'fileMissing: kubectl → ? (/etc/kubernetes/pki/admin.crt)',
  ],
  // kube-apiserver
  [
    'E0321 07:24:07.744583       1 authentication.go:63] "Unable to authenticate the request" err="verifying certificate SN=238501, SKID=, AKID=53:D7 failed: x509: certificate signed by unknown authority"',
    'unknownAuthority: api-server → ?',
  ],
  [
    'E0621 10:57:15.050980       1 authentication.go:63] "Unable to authenticate the request" err="[x509: certificate signed by unknown authority, verifying certificate SN=3228, SKID=, AKID= failed: x509: certificate specifies an incompatible key usage]"',
    'incompatibleUsage: api-server → ?',
  ],
  [
    'E0621 10:57:15.050980       1 authentication.go:73] "Unable to authenticate the request" err="[x509: subject with cn=system:kube-scheduler is not in the allowed list, verifying certificate SN=3228, SKID=, AKID= failed: x509: certificate signed by unknown authority]"',
    'notAllowedName: api-server → ? (system:kube-scheduler)',
  ],
  [
    'E0621 10:57:15.050980       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, go-jose/go-jose: error in cryptographic primitive]"',
    'invalidToken: kube-apiserver → ?',
  ],
  [
    'W1127 03:19:24.5 1 logging.go:55] [core] [Channel #1 SubChannel #3]grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379", ServerName: "127.0.0.1:2379", }. Err: connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate is valid for 192.168.0.10, not 127.0.0.1"',
    'hostname: kube-apiserver → etcd (127.0.0.1)',
  ],
  [
    'W1127 03:19:24.5 1 logging.go:55] [core] grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379"}. Err: connection error: desc = "error reading server preface: remote error: tls: unknown certificate authority"',
    'unknownAuthority: kube-apiserver → etcd',
  ],
  [
    'W1127 03:19:24.5 1 logging.go:55] [core] grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379"}. Err: connection error: desc = "transport: authentication handshake failed: EOF"',
    'plainServer: kube-apiserver → etcd',
  ],
  [
    'E1127 03:19:24.5 1 run.go:72] "command failed" err="open /etc/kubernetes/pki/apiserver.crt: no such file or directory"',
    'fileMissing: ? → ? (/etc/kubernetes/pki/apiserver.crt)',
  ],
  [
    'Error from server (InternalError): error when creating "x.yaml": Internal error occurred: failed calling webhook "validate.example.com": failed to call webhook: Post "https://hook.example.svc:443/validate?timeout=10s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'unknownAuthority: kube-apiserver → webhook',
  ],
  [
    'I1127 03:19:24.5 1 log.go:172] http: TLS handshake error from 10.0.0.7:41876: remote error: tls: bad certificate',
    'badCertificate: ? → ?',
  ],
  // the controllers and the kubelet
  [
    'E1127 03:19:24.123456       1 leaderelection.go:340] error retrieving resource lock kube-system/kube-scheduler: Get "https://10.0.0.5:6443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler?timeout=5s": x509: certificate signed by unknown authority',
    'unknownAuthority: kube-scheduler → kube-apiserver',
  ],
  [
    'Nov 27 03:19:24 node-1 kubelet[812]: E1127 03:19:24.123456     812 kubelet_node_status.go:96] "Unable to register node with API server" err="Post \\"https://10.0.0.5:6443/api/v1/nodes\\": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-27T03:19:24Z is after 2026-10-01T00:00:00Z" node="node-1"',
    'expired: kubelet → kube-apiserver',
  ],
  [
    'Nov 27 03:19:24 node-1 kubelet[812]: E1127 03:19:24.1 812 run.go:74] "command failed" err="failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory"',
    'bootstrapImpossible: kubelet → ?',
  ],
  [
    'E1127 03:19:24.1 1 csr.go:10] error reading CA cert file "csr-controller": expected 1 certificate, found 2',
    'signerNotOneCertificate: ? → ?',
  ],
  [
    'E1127 03:19:24.1 1 certificate_controller.go:156] "Sync failed" err="error auto signing csr: the signer has expired: NotAfter=2026-05-31 12:00:00 +0000 UTC"',
    'signerExpired: ? → ?',
  ],
  [
    'I1127 http: TLS handshake error from 10.0.0.5:33210: no serving certificate available for the kubelet',
    'internalError: kubelet → ?',
  ],
  [
    'E0601 12:00:00.000000     812 event.go:374] "Unable to write event (may retry after sleeping)" err="Post \\"https://10.0.0.10:6443/api/v1/namespaces/kube-system/events\\": dial tcp 10.0.0.10:6443: connect: connection refused" event="&Event{ObjectMeta:{kube-apiserver-cp-1.18a kube-system},InvolvedObject:ObjectReference{Kind:Pod,Name:kube-apiserver-cp-1,},Reason:Unhealthy,Source:EventSource{Component:kubelet,Host:cp-1,},Type:Warning,}"',
    'refused: kubelet → kube-apiserver',
  ],
  [
    'E0601 12:00:00.000000     812 event.go:374] "Unable to write event (may retry after sleeping)" err="Post \\"https://10.0.0.10:6443/api/v1/namespaces/kube-system/events\\": tls: failed to verify certificate: x509: certificate signed by unknown authority" event="&Event{ObjectMeta:{kube-apiserver-cp-1.18a kube-system},InvolvedObject:ObjectReference{Kind:Pod,Name:kube-apiserver-cp-1,},Reason:Unhealthy,Source:EventSource{Component:kubelet,Host:cp-1,},Type:Warning,}"',
    'unknownAuthority: kubelet → kube-apiserver',
  ],
  // etcd 3.3, 3.4, 3.5
  [
    'Aug  9 12:57:26 k8s-master01 etcd: rejected connection from "192.168.0.12:34990" (error "remote error: tls: bad certificate", ServerName "")',
    'badCertificate: etcd → ?',
  ],
  [
    '{"level":"warn","ts":"2022-08-09T10:28:48.597Z","caller":"embed/config_logging.go:169","msg":"rejected connection","remote-addr":"172.30.214.50:39334","server-name":"etcd-0.etcd","error":"tls: client didn\'t provide a certificate"}',
    'certificateRequired: etcd → ?',
  ],
  [
    '{"level":"warn","ts":"2026-01-06T23:14:33.765Z","caller":"embed/config_logging.go:187","msg":"rejected connection on client endpoint","remote-addr":"127.0.0.1:40124","server-name":"","error":"tls: failed to verify certificate: x509: certificate signed by unknown authority"}',
    'unknownAuthority: etcd → ?',
  ],
  [
    '{"level":"warn","ts":"2026-01-06T23:14:33.765Z","caller":"embed/config_logging.go:187","msg":"rejected connection on peer endpoint","remote-addr":"10.0.0.7:40124","server-name":"","error":"tls: \\"10.0.0.7\\" does not match any of DNSNames [\\"node1\\"] (lookup node1: no such host)"}',
    'hostname: etcd → etcd (10.0.0.7)',
  ],
  [
    '{"level":"fatal","ts":"2026-01-06T23:14:33.765Z","caller":"etcdmain/etcd.go:204","msg":"discovery failed","error":"tls: private key does not match public key"}',
    'keyMismatch: etcd → ?',
  ],
  [
    '{"log":"{\\"level\\":\\"warn\\",\\"caller\\":\\"etcdserver/cluster_util.go:288\\",\\"msg\\":\\"failed to reach the peer URL\\",\\"address\\":\\"https://10.0.0.8:2380/version\\",\\"error\\":\\"Get \\\\\\"https://10.0.0.8:2380/version\\\\\\": x509: certificate specifies an incompatible key usage\\"}\\n","stream":"stderr","time":"2026-01-06T23:14:33Z"}',
    'incompatibleUsage: etcd → etcd',
  ],
  [
    '2026-11-27T03:19:24.123456789Z stderr F E1127 03:19:24.1 1 run.go:72] "command failed" err="tls: failed to find any PEM data in key input"',
    'noPem: ? → ?',
  ],
  [
    '{"level":"error","ts":"2026-01-06T23:14:33.765Z","caller":"etcdmain/etcd.go:47","msg":"failed to verify flags","error":"\\"true\\" is not a valid flag"}',
    'argumentRejected: etcd → ?',
  ],
  ["error verifying flags, 'true' is not a valid flag. See 'etcd --help'.", 'argumentRejected: ? → ?'],
  // OpenSSL 3.5, curl 8.14 and browsers
  ['curl: (60) SSL certificate problem: self-signed certificate in certificate chain', 'unknownAuthority: curl → ?'],
  [
    "curl: (60) SSL: certificate subject name 'a' does not match target hostname '127.0.0.1'",
    'hostname: curl → ? (127.0.0.1)',
  ],
  [
    "curl: (60) SSL: no alternative certificate subject name matches target ipv4 address '127.0.0.1'",
    'hostname: curl → ? (127.0.0.1)',
  ],
  ['verify error:num=20:unable to get local issuer certificate', 'unknownAuthority: openssl → ?'],
  ['error 10 at 0 depth lookup: certificate has expired', 'expired: openssl → ?'],
  [
    '40E7:error:0A000412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate:../ssl/record/rec_layer_s3.c:1586:SSL alert number 42',
    'badCertificate: openssl → ?',
  ],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'unknownAuthority: browser → ?'],
  ['Error code: SSL_ERROR_BAD_CERT_DOMAIN', 'hostname: browser → ?'],
  ['SEC_ERROR_EXPIRED_CERTIFICATE', 'expired: browser → ?'],
  // the kubelet, of pods that it does not start
  [
    'Warning  FailedMount  11s (x7 over 43s)  kubelet  MountVolume.SetUp failed for volume "pki" : references non-existent secret key: tls.key',
    'objectKeyMissing: kubelet → ? (tls.key)',
  ],
  [
    'MountVolume.SetUp failed for volume "certs" : secret "cert-manager-webhook-tls" not found',
    'objectMissing: kubelet → ? (cert-manager-webhook-tls)',
  ],
  [
    'MountVolume.SetUp failed for volume "certs" : failed to sync secret cache: timed out waiting for the condition',
    'objectPending: kubelet → ?',
  ],
  // cert-manager, of the Secret of a Certificate
  [
    'Normal  Issuing  2m  cert-manager-certificates-trigger  Issuing certificate as Secret does not contain a certificate',
    'secretUnusable: ? → ?',
  ],
  ['    Message:               Certificate expired on Mon, 27 Apr 2026 12:00:00 UTC', 'expired: ? → ?'],
  // objects that the API server, or their reader, does not take
  [
    'error: unable to recognize "csr.yaml": no matches for kind "CertificateSigningRequest" in version "certificates.k8s.io/v1beta1"',
    'apiVersionRemoved: kubectl → ? (certificates.k8s.io/v1beta1)',
  ],
  [
    'Error from server (BadRequest): error when creating "a.yaml": ValidatingWebhookConfiguration in version "v1" cannot be handled as a ValidatingWebhookConfiguration: illegal base64 data at input byte 4',
    'badBase64: kubectl → ? (ValidatingWebhookConfiguration)',
  ],
  [
    "F0829 23:19:24.357279       1 server.go:128] error running server (cluster doesn't provide requestheader-client-ca-file)",
    'requestHeaderUnset: ? → ?',
  ],
  [
    'error failed to create discovery service: failed to create CA: cannot verify the cert with the provided root chain and cert pool with error: x509: certificate signed by unknown authority',
    'meshAuthority: istiod → ?',
  ],
  // requests that kube-apiserver passes on
  [
    'Error from server: error dialing backend: x509: certificate signed by unknown authority',
    'unknownAuthority: kube-apiserver → kubelet',
  ],
  ['error: unable to upgrade connection: Unauthorized', 'unauthorized: kube-apiserver → kubelet'],
  // the reason for which a token is refused
  [
    'E0301 10:10:10.000000       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has been invalidated]"',
    'revokedToken: kube-apiserver → ?',
  ],
  [
    'E0301 10:10:10.000000       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, serviceaccounts \\"web\\" not found]"',
    'revokedToken: kube-apiserver → ?',
  ],
  [
    'E0301 10:10:10.000000       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, token audiences [\\"vault\\"] is invalid for the target audiences [\\"https://kubernetes.default.svc\\"]]"',
    'otherAudience: kube-apiserver → ?',
  ],
  [
    'Unable to authenticate the request due to an error: [invalid bearer token, oidc: verify token: oidc: expected audience "kubernetes" got ["other"]]',
    'otherAudience: kube-apiserver → ?',
  ],
  [
    'Unable to authenticate the request due to an error: [invalid bearer token, oidc: email not verified]',
    'refusedToken: kube-apiserver → ?',
  ],
  [
    'Unable to authenticate the request due to an error: [invalid bearer token, illegal base64 data at input byte 4]',
    'refusedToken: kube-apiserver → ?',
  ],
  [
    'E0301 10:10:10.000000       1 authentication.go:73] "Unable to authenticate the request" err="invalid bearer token"',
    'invalidToken: kube-apiserver → ?',
  ],
  // a node that joins
  [
    'error execution phase preflight: couldn\'t validate the identity of the API Server: could not find a JWS signature in the cluster-info ConfigMap for token ID "abcdef"',
    'unsignedDiscovery: kubeadm → ? (abcdef)',
  ],
  [
    'error execution phase control-plane-prepare/download-certs: error downloading certs: error downloading the secret: Secret "kubeadm-certs" was not found in the "kube-system" Namespace. This Secret might have expired.',
    'certificatesNotUploaded: kubeadm → ?',
  ],
  [
    'time="2026-06-01T12:00:00Z" level=fatal msg="starting kubernetes: preparing server: bootstrap data already found and encrypted with different token"',
    'otherJoinToken: ? → ?',
  ],
  [
    'level=fatal msg="starting kubernetes: preparing server: failed to validate server configuration: https://10.0.0.1:6443/v1-k3s/server-bootstrap: 401 Unauthorized"',
    'unauthorized: ? → k3s',
  ],
  [
    'Sep 22 23:32:04 cp-1 rke2[12958]: time="2021-09-22T23:32:04Z" level=info msg="Cluster-Http-Server 2021/09/22 23:32:04 http: TLS handshake error from 127.0.0.1:44528: remote error: tls: bad certificate"',
    'badCertificate: k3s → ?',
  ],
  [
    'level=fatal msg="Server certificate does not contain correct DNS and/or IP address entries in the Subject Alternative Names (SAN). Certificate information is displayed above. error: Get https://10.0.0.9: x509: cannot validate certificate for 10.0.0.9 because it doesn\'t contain any IP SANs"',
    'hostname: rancher-agent → rancher (10.0.0.9)',
  ],
  // the kubelet
  [
    'E0301 10:10:10.000000     123 certificate_manager.go:471] kubernetes.io/kube-apiserver-client-kubelet: Failed while requesting a signed certificate from the control plane: cannot create certificate signing request: Unauthorized',
    'unauthorized: kubelet → kube-apiserver',
  ],
  [
    'E0301 10:10:10.000000     123 run.go:74] "command failed" err="failed to construct kubelet dependencies: unable to load client CA file /etc/kubernetes/pki/ca.crt: open /etc/kubernetes/pki/ca.crt: no such file or directory"',
    'fileMissing: kubelet → ? (/etc/kubernetes/pki/ca.crt)',
  ],
  // container runtimes
  [
    'Jan  3 11:22:33 node-1 kubelet[1234]: E0103 11:22:33.123456    1234 kuberuntime_image.go:55] "Failed to pull image" err="failed to do request: Head \\"https://registry.example.com:5000/v2/app/manifests/v1\\": x509: certificate signed by unknown authority" image="registry.example.com:5000/app:v1"',
    'unknownAuthority: container-runtime → registry',
  ],
  [
    '[ERROR ImagePull]: failed to pull image registry.example.com/kube-apiserver:v1.31.0: output: Error response from daemon: Get https://registry.example.com/v2/: x509: certificate has expired or is not yet valid',
    'expired: container-runtime → registry',
  ],
  // rustls as of 0.23.19, and alerts that it receives
  [
    'invalid peer certificate: certificate expired: verification time 1718000000 (UNIX), but certificate is not valid after 1717000000 (1000000 seconds ago)',
    'expired: ? → ?',
  ],
  [
    'invalid peer certificate: certificate not valid for name "kubernetes.default.svc"; certificate is only valid for DnsName("localhost")',
    'hostname: ? → ? (kubernetes.default.svc)',
  ],
  [
    'ERROR linkerd_proxy_identity::certify: Received invalid certificate: invalid certificate: UnknownIssuer',
    'unknownAuthority: ? → ?',
  ],
  ['received fatal alert: UnknownCA', 'unknownAuthority: ? → ?'],
  ['received fatal alert: BadCertificate', 'badCertificate: ? → ?'],
  [
    'ERROR kube_client::client::builder: failed with error client error (Connect): invalid peer certificate: Expired',
    'expired: ? → kube-apiserver',
  ],
  // OkHttp and Apache HttpClient
  [
    'javax.net.ssl.SSLPeerUnverifiedException: Hostname 10.96.0.1 not verified: certificate: sha256/AAAA',
    'hostname: java → ? (10.96.0.1)',
  ],
  [
    "javax.net.ssl.SSLPeerUnverifiedException: Certificate for <10.0.0.10> doesn't match any of the subject alternative names: [kubernetes, 10.96.0.1]",
    'hostname: java → ? (10.0.0.10)',
  ],
  // a bootstrap token, and the certificate of a kubelet in the hands of a person
  [
    'E0424 09:01:12.000000       1 authentication.go:65] Unable to authenticate the request due to an error: [invalid bearer token, [invalid bearer token, invalid bearer token]]',
    'unrecognizedToken: kube-apiserver → ?',
  ],
  [
    'Error from server (Forbidden): pods "web" is forbidden: node "cp-1" can only delete pods with spec.nodeName set to itself',
    'forbidden: kubectl → kube-apiserver (cp-1)',
  ],
  // rustls, .NET, Node.js and Python
  ['error sending request: invalid peer certificate: UnknownIssuer', 'unknownAuthority: ? → ?'],
  ['invalid peer certificate: contents invalid: CertExpired', 'expired: ? → ?'],
  [
    'System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
    'unknownAuthority: dotnet → ?',
  ],
  [
    'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
    'hostname: ? → ?',
  ],
  [
    "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: IP: 10.0.0.10 is not in the cert's list: 127.0.0.1",
    'hostname: nodejs → ?',
  ],
  [
    "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: IP address mismatch, certificate is not valid for '10.0.0.10'. (_ssl.c:1007)",
    'hostname: python → ? (10.0.0.10)',
  ],
  // Envoy
  [
    'transport failure reason: TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end',
    'verificationFailed: envoy → ?',
  ],
  // ingress-nginx
  [
    'W0701 10:18:35.203316       7 controller.go:1348] Unexpected error validating SSL certificate "shop/shop-tls" for server "shop.example.com": x509: certificate is valid for www.example.com, not shop.example.com',
    'hostname: ? → ? (shop.example.com)',
  ],
  [
    'W0701 10:18:35.203466       7 controller.go:1488] SSL certificate "shop/shop-tls" does not contain a Common Name or Subject Alternative Name for server "shop.example.com": x509: certificate is not valid for any names, but wanted to match shop.example.com',
    'hostname: ? → ? (shop.example.com)',
  ],
  [
    'Error from server (Forbidden): Forbidden (user=kube-apiserver-kubelet-client, verb=get, resource=nodes, subresource(s)=[proxy])',
    'forbidden: kube-apiserver → kubelet (kube-apiserver-kubelet-client)',
  ],
  // rancher/rancher, package/run.sh
  [
    'ERROR: Configured cacerts checksum (e45e675a2c76868ec0d39c847fc1a79aeea78e7b56c710396b5b2536113ca85f) does not match given --ca-checksum (ce4d8ca6f04ae23b840de4038c30df5f025be1f99194d0bc5dcfd592d9071e5c)',
    'checksumMismatch: rancher-agent → ?',
  ],
  [
    'time="2026-06-01T12:00:00Z" level=error msg="Could not securely connect to https://rancher.example.com: Get \\"https://rancher.example.com\\": tls: failed to verify certificate: x509: certificate signed by unknown authority"',
    'unknownAuthority: rancher-agent → ?',
  ],
  // k3s-io/k3s, pkg/clientaccess/token.go; rancher/rke2#165
  [
    'time="2026-06-01T12:00:00Z" level=error msg="failed to get CA certs: https://127.0.0.1:6444/cacerts: 401 Unauthorized"',
    'supervisorPort: ? → ?',
  ],
  // kubectl and controllers, of what kube-apiserver answers
  [
    'Error from server: conversion webhook for example.com/v1, Kind=Widget failed: Post "https://widgets.web.svc:443/convert?timeout=30s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'unknownAuthority: kube-apiserver → webhook',
  ],
  ['error: Metrics API not available', 'discoveryFailed: kube-apiserver → ?'],
  [
    'Message:  failing or missing response from https://10.11.165.126:443/apis/acme.example.com/v1alpha1: bad status from https://10.11.165.126:443/apis/acme.example.com/v1alpha1: 403',
    'forbidden: kube-apiserver → extension-apiserver',
  ],
  // kube-apiserver, and servers that delegate to it
  [
    'E0424 17:01:08.212332       1 webhook.go:154] Failed to make webhook authenticator request: Post "https://authn.example.com:8443/authenticate?timeout=30s": x509: certificate signed by unknown authority',
    'unknownAuthority: kube-apiserver → webhook',
  ],
  [
    'E0219 13:35:17.540576       1 webhook.go:186] Failed to make webhook authorizer request: Post "https://10.0.0.1:443/apis/authorization.k8s.io/v1/subjectaccessreviews": x509: certificate signed by unknown authority',
    'unknownAuthority: ? → kube-apiserver',
  ],
  [
    'E0619 12:00:00.000000       1 metrics.go:109] Error in audit plugin \'webhook\' affecting 400 audit events: Post "https://audit.example.com:8443/k8s": x509: certificate signed by unknown authority',
    'unknownAuthority: kube-apiserver → webhook',
  ],
  [
    'I0101 12:00:00.000000       1 admission.go:132] error contacting webhook backend: Post "https://images.example.com/check": x509: certificate signed by unknown authority',
    'unknownAuthority: kube-apiserver → webhook',
  ],
  [
    'E0621 10:57:15.050980       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, failed to verify signature: fetching keys oidc: get keys failed Get \\"https://idp.example.com/keys\\": x509: certificate signed by unknown authority]"',
    'unknownAuthority: kube-apiserver → oidc-issuer',
  ],
  [
    'E1113 22:20:41.715033       1 grpc_service.go:76] failed to create connection to unix socket: /var/lib/kms/kms.sock, error: dial unix /var/lib/kms/kms.sock: connect: no such file or directory',
    'socketUnreachable: kube-apiserver → ? (/var/lib/kms/kms.sock)',
  ],
  // Clients next to the control plane
  [
    'E0504 16:31:08.864858    2010 server.go:528] "Failed to get a backend" err="No agent available" dialID=896810405210690112',
    'agentMissing: ? → ?',
  ],
  [
    'ERRO[0236] Failed to validate connection to cluster at https://10.0.0.10:6443: CA cert validation failed: Get "https://127.0.0.1:6444/cacerts": tls: failed to verify certificate: x509: cannot validate certificate for 127.0.0.1 because it doesn\'t contain any IP SANs',
    'hostname: ? → k3s (127.0.0.1)',
  ],
  [
    'F0513 07:50:25.509193       1 controllermanager.go:311] Cloud provider azure could not be initialized: Get "https://management.azure.com/subscriptions": x509: certificate signed by unknown authority',
    'unknownAuthority: ? → ?',
  ],
  [
    "Failed to apply 'ipPool' resource: client: etcd cluster is unavailable or misconfigured; error #0: x509: failed to load system roots and no roots provided",
    'unknownAuthority: ? → etcd',
  ],
  [
    'E0601 12:00:00.000000       1 scraper.go:149] "Failed to scrape node" err="request failed, status: \\"403 Forbidden\\"" node="cp-1"',
    'forbidden: metrics-server → ?',
  ],
  ['server returned HTTP status 403 Forbidden', 'forbidden: ? → ?'],
  [
    'error getting version: rpc error: code = Unavailable desc = connection error: desc = "error reading server preface: remote error: tls: expired certificate"',
    'expired: talosctl → talos',
  ],
  [
    'Error: invalid argument "KMSv2=true" for "--feature-gates" flag: unrecognized feature gate: KMSv2',
    'flagRejected: ? → ?',
  ],
  [
    'E1201 20:42:30.297122   22296 run.go:72] "command failed" err="enable-admission-plugins plugin \\"PodSecurityPolicy\\" is unknown"',
    'flagRejected: ? → ?',
  ],
  // kube-controller-manager 1.37
  [
    'E1202 00:46:55.983104   21621 run.go:72] "command failed" err="read empty token from file \\"/etc/kubernetes/pki/token\\""',
    'tokenFileEmpty: ? → ? (/etc/kubernetes/pki/token)',
  ],
];

/** The texts of ordinary log lines. */
const SILENT = [
  '',
  'I1127 03:19:24.123456       1 shared_informer.go:247] Caches are synced for RequestHeaderAuthRequestController',
  'I1127 Loaded client CA [0/"client-ca-bundle::/etc/kubernetes/pki/ca.crt"]: "kubernetes" [] validServingFor=[kubernetes]',
  '{"level":"info","caller":"embed/etcd.go:728","msg":"starting with client TLS","tls-info":"cert = /etc/kubernetes/pki/etcd/server.crt, client-cert-auth = true"}',
  'The token is valid, the certificate is valid for one year, and the key matches.',
  'I1127 csr.go:261] certificate signing request csr-x is approved, waiting to be issued',
];

function told(line: string, fileName?: string): string {
  const [error] = readMessages(line, fileName);
  if (!error) return 'nothing';
  const { host, authority, user, path } = error.values;
  const value = host ?? authority ?? user ?? path;
  const ends = `${error.speaker ?? '?'} → ${error.peer ?? '?'}`;
  return `${error.kind.name}: ${ends}${value === undefined ? '' : ` (${value})`}`;
}

describe('messages of components', () => {
  for (const [line, expected] of LINES) it(`are read: ${expected}`, () => assert.equal(told(line), expected));

  it('are not read where a line reports no error', () => {
    for (const line of SILENT) assert.equal(told(line), 'nothing', line);
  });

  it('are counted by line, and say what is quoted alone', () => {
    const [first, second, ...others] = readMessages(`fine\r\n${LINES[13]?.[0]}\n\n${LINES[14]?.[0]}`);
    assert.deepEqual([first?.line, second?.line, others], [1, 3, []]);
    assert.equal(second?.text, 'x509: certificate signed by unknown authority');
  });

  it('are attributed by the name of the file where no line says who logs it', () => {
    const line = 'E1127 03:19:24.5 1 run.go:72] "command failed" err="tls: private key does not match public key"';
    assert.equal(
      told(line, 'kube-system_kube-apiserver-node-1_abc/kube-apiserver/0.log'),
      'keyMismatch: kube-apiserver → ?',
    );
  });

  it('keep no private key that was pasted with them', () => {
    const body = Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 7919) % 251)).toString('base64');
    const key = `-----BEGIN PRIVATE KEY----- ${body} -----END PRIVATE KEY-----`;
    const [error] = readMessages(`tls: failed to parse private key ${key}`);
    assert.equal(error?.kind.name, 'unreadableKey');
    assert.ok(!JSON.stringify(error).includes(body.slice(0, 40)));
  });

  it('are proposed as the first line that reports one, whole, without a key', () => {
    const line = 'E1127 03:19:24.5 1 run.go:72] "command failed" err="tls: failed to parse private key"';
    const body = Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 7919) % 251)).toString('base64');
    const key = `-----BEGIN PRIVATE KEY----- ${body} -----END PRIVATE KEY-----`;
    assert.equal(errorLine(`fine\n2026-11-27T03:19:24.5Z stderr F ${line}\n${line}`), line);
    assert.ok(!errorLine(`secret\n${line} ${key}`)?.includes(body.slice(0, 40)));
    assert.equal(errorLine('a secret'), undefined);
  });

  it('are read to the end of a hostile log', () => {
    const hostile = `x509: certificate is valid for ${'a, '.repeat(200_000)}`;
    const long = `${'open /'.repeat(100_000)}\n${'tls: "'.repeat(100_000)}\n${'[x509: '.repeat(100_000)}`;
    assert.equal(readMessages(`${hostile}\n${long}\n`.repeat(3)).length, 3);
  });
});

describe('the kinds of messages', () => {
  it('name rules that exist', () => {
    const known = new Set(RULES.map(({ id }) => id));
    const named = MESSAGE_KINDS.flatMap(({ rules }) => rules);
    assert.ok(named.length > 50);
    assert.deepEqual(
      named.filter((rule) => !known.has(rule)),
      [],
    );
  });
});
