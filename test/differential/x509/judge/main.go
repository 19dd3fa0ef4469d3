// Judge says what Go makes of certificates: each line of its input is a question as JSON, and each line of its output is the answer. It needs
// no module, so any release of Go builds it.
package main

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// question asks for a chain, for a pair if it has a key, or for a handshake.
type question struct {
	// The certificates in DER, the one that is presented first, then those with it, then the anchors.
	Leaf          []byte   `json:"leaf,omitempty"`
	Intermediates [][]byte `json:"intermediates,omitempty"`
	Anchors       [][]byte `json:"anchors,omitempty"`
	// Purpose is serverAuth, clientAuth or any.
	Purpose string `json:"purpose,omitempty"`
	Host    string `json:"host,omitempty"`
	// Time is in milliseconds since 1970.
	Time int64 `json:"time,omitempty"`

	// The files of a pair.
	Certificate []byte `json:"certificate,omitempty"`
	Key         []byte `json:"key,omitempty"`

	Handshake *handshake `json:"handshake,omitempty"`
}

type answer struct {
	// Parsed is the error of each certificate in the order of the question, empty where there is none.
	Parsed []string `json:"parsed,omitempty"`
	// Error is that of Verify, or of X509KeyPair; empty where it accepts.
	Error string `json:"error"`
	// Refusals are those of a handshake.
	Refusals []string `json:"refusals,omitempty"`
}

var purposes = map[string]x509.ExtKeyUsage{
	"serverAuth": x509.ExtKeyUsageServerAuth,
	"clientAuth": x509.ExtKeyUsageClientAuth,
	"any":        x509.ExtKeyUsageAny,
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for in.Scan() {
		var asked question
		check(json.Unmarshal(in.Bytes(), &asked))
		check(encoder.Encode(judge(asked)))
		out.Flush()
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func judge(asked question) answer {
	if asked.Handshake != nil {
		return answer{Refusals: connect(*asked.Handshake, asked.Host, time.UnixMilli(asked.Time).UTC())}
	}
	if asked.Key != nil {
		_, err := tls.X509KeyPair(asked.Certificate, asked.Key)
		return answer{Error: text(err)}
	}
	var parsed []string
	parse := func(der []byte) *x509.Certificate {
		certificate, err := x509.ParseCertificate(der)
		parsed = append(parsed, text(err))
		return certificate
	}
	pool := func(all [][]byte) *x509.CertPool {
		pool := x509.NewCertPool()
		for _, der := range all {
			if certificate := parse(der); certificate != nil {
				pool.AddCert(certificate)
			}
		}
		return pool
	}
	leaf := parse(asked.Leaf)
	options := x509.VerifyOptions{
		Intermediates: pool(asked.Intermediates),
		Roots:         pool(asked.Anchors),
		DNSName:       asked.Host,
		CurrentTime:   time.UnixMilli(asked.Time).UTC(),
		KeyUsages:     []x509.ExtKeyUsage{purposes[asked.Purpose]},
	}
	if leaf == nil {
		return answer{Parsed: parsed}
	}
	_, err := leaf.Verify(options)
	return answer{Parsed: parsed, Error: text(err)}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
