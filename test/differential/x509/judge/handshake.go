package main

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
	"time"
)

// handshake asks for a connection of two ends.
type handshake struct {
	Server end `json:"server"`
	Client end `json:"client"`
	// Demand is required, requested or none.
	Demand string `json:"demand"`
	// Limits of the server, zero or absent for Go's own.
	MinVersion uint16   `json:"minVersion,omitempty"`
	MaxVersion uint16   `json:"maxVersion,omitempty"`
	Suites     []string `json:"suites,omitempty"`
	Curves     []uint16 `json:"curves,omitempty"`
}

// end has its pair, if it presents one, and the bundle that verifies the other, as PEM.
type end struct {
	Certificate []byte `json:"certificate,omitempty"`
	Key         []byte `json:"key,omitempty"`
	Trusts      []byte `json:"trusts,omitempty"`
}

// patience is more than a handshake takes on a busy machine.
const patience = 20 * time.Second

// connect returns the errors of the ends that reject the other, each after the name of the end; none where data arrives.
func connect(asked handshake, host string, now time.Time) []string {
	clock := func() time.Time { return now }
	server := &tls.Config{
		Time:                   clock,
		ClientCAs:              pool(asked.Server.Trusts),
		ClientAuth:             demands[asked.Demand],
		MinVersion:             max(asked.MinVersion, tls.VersionTLS12),
		MaxVersion:             asked.MaxVersion,
		CipherSuites:           suites(asked.Suites),
		SessionTicketsDisabled: true,
	}
	for _, curve := range asked.Curves {
		server.CurvePreferences = append(server.CurvePreferences, tls.CurveID(curve))
	}
	client := &tls.Config{Time: clock, RootCAs: pool(asked.Client.Trusts), ServerName: host, MinVersion: tls.VersionTLS12}
	if unusable := append(present(server, asked.Server, "server"), present(client, asked.Client, "client")...); unusable != nil {
		return unusable
	}
	if len(client.Certificates) > 0 {
		// Those of Kubernetes and etcd present their certificate whichever CAs the server names.
		pair := &client.Certificates[0]
		client.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return pair, nil }
	}
	serverSide, clientSide := socketPair()
	serverSide.SetDeadline(time.Now().Add(patience))
	clientSide.SetDeadline(time.Now().Add(patience))
	refused := make(chan error)
	go func() {
		connection := tls.Server(serverSide, server)
		err := connection.Handshake()
		if err == nil {
			_, err = connection.Write([]byte{1})
		}
		serverSide.Close()
		refused <- err
	}()
	connection := tls.Client(clientSide, client)
	_, atClient := connection.Read(make([]byte, 1))
	clientSide.Close()
	atServer := <-refused
	var errors []string
	if atServer != nil && !isRemote(atServer) {
		errors = append(errors, "server: "+atServer.Error())
	}
	if atClient != nil && !isRemote(atClient) {
		errors = append(errors, "client: "+atClient.Error())
	}
	if len(errors) == 0 && (atServer != nil || atClient != nil) {
		errors = append(errors, fmt.Sprintf("neither: %v, %v", atServer, atClient))
	}
	return errors
}

// socketPair is a connection within the process. An end of net.Pipe would wait for the other to read its last alert.
func socketPair() (net.Conn, net.Conn) {
	ends, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	check(err)
	return connection(ends[0]), connection(ends[1])
}

func connection(descriptor int) net.Conn {
	file := os.NewFile(uintptr(descriptor), "socket")
	defer file.Close()
	connection, err := net.FileConn(file)
	check(err)
	return connection
}

// isRemote reports whether the error is only that the other end gave up.
func isRemote(err error) bool {
	var operation *net.OpError
	return errors.As(err, &operation) && operation.Op != "local error" || errors.Is(err, io.EOF)
}

var demands = map[string]tls.ClientAuthType{
	"required":  tls.RequireAndVerifyClientCert,
	"requested": tls.RequestClientCert,
	"none":      tls.NoClientCert,
}

// present returns why the end of that name cannot use its pair.
func present(config *tls.Config, shown end, name string) []string {
	if shown.Certificate == nil {
		return nil
	}
	pair, err := tls.X509KeyPair(shown.Certificate, shown.Key)
	if err != nil {
		return []string{name + " configuration: " + err.Error()}
	}
	config.Certificates = []tls.Certificate{pair}
	return nil
}

func pool(bundle []byte) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(bundle)
	return pool
}

func suites(names []string) []uint16 {
	var ids []uint16
	for _, suite := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		for _, name := range names {
			if suite.Name == name {
				ids = append(ids, suite.ID)
			}
		}
	}
	return ids
}
