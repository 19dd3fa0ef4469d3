// Judge says how the readers of Kubernetes and etcd load a pair: each line of its input is the two files as JSON, and each line of its output
// has the error of each reader, empty where it loads them.
package main

import (
	"bufio"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/etcd/client/pkg/v3/tlsutil"
	"k8s.io/client-go/transport"
	"k8s.io/client-go/util/cert"
	"k8s.io/client-go/util/keyutil"
)

type question struct {
	Certificate []byte `json:"certificate"`
	Key         []byte `json:"key"`
}

// answer names the readers as the extension does.
type answer struct {
	Pair      string `json:"pair"`
	ClientGo  string `json:"client-go"`
	UtilCert  string `json:"util/cert"`
	Etcd      string `json:"etcd"`
	TokenKeys string `json:"token keys"`
}

func main() {
	folder, err := os.MkdirTemp("", "pairs-judge")
	check(err)
	err = answerAll(filepath.Join(folder, "bundle"))
	os.RemoveAll(folder)
	check(err)
}

func answerAll(bundle string) error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	for in.Scan() {
		var asked question
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			return err
		}
		// etcd reads files only.
		if err := os.WriteFile(bundle, asked.Certificate, 0o600); err != nil {
			return err
		}
		if err := encoder.Encode(judge(asked, bundle)); err != nil {
			return err
		}
	}
	return in.Err()
}

func judge(asked question, bundle string) answer {
	_, pair := tls.X509KeyPair(asked.Certificate, asked.Key)
	_, clientGo := transport.TLSConfigFor(&transport.Config{TLS: transport.TLSConfig{CAData: asked.Certificate}})
	_, utilCert := cert.ParseCertsPEM(asked.Certificate)
	_, etcd := tlsutil.NewCertPool([]string{bundle})
	_, tokenKeys := keyutil.ParsePublicKeysPEM(asked.Key)
	return answer{text(pair), text(clientGo), text(utilCert), text(etcd), text(tokenKeys)}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
