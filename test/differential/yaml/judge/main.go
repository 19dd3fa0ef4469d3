// Judge reads documents as Kubernetes reads them: each line of its input is one file in base64, and each line of its output says what
// kubectl, the kubelet and client-go make of it, as JSON.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/yaml"
)

// reading is what one reader makes of a file: its documents as JSON, the error that ends the reading, and the first document as the type
// that the reader wants.
type reading struct {
	Documents []json.RawMessage `json:"documents"`
	Error     string            `json:"error,omitempty"`
	Typed     json.RawMessage   `json:"typed,omitempty"`
	// TypeError is why a document that can be read is no object of its type.
	TypeError string `json:"typeError,omitempty"`
}

type readings struct {
	Kubectl   reading `json:"kubectl"`
	Component reading `json:"component"`
	ClientGo  reading `json:"clientGo"`
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "types" {
		printTypes(os.Stdout)
		return
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	encoder := json.NewEncoder(out)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			data, decodeErr := base64.StdEncoding.DecodeString(string(bytes.TrimRight(line, "\n")))
			if decodeErr != nil {
				fmt.Fprintln(os.Stderr, decodeErr)
				os.Exit(1)
			}
			if err := encoder.Encode(judge(data)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			if in.Buffered() == 0 {
				out.Flush()
			}
		}
		if err != nil {
			out.Flush()
			return
		}
	}
}

func judge(data []byte) readings {
	return readings{
		Kubectl:   guarded(func() reading { return asKubectl(data) }),
		Component: guarded(func() reading { return asKubelet(data) }),
		ClientGo:  guarded(func() reading { return asClientGo(data) }),
	}
}

// guarded tells a panic, which would end the component, as an error.
func guarded(read func() reading) (result reading) {
	defer func() {
		if reason := recover(); reason != nil {
			result = reading{Error: fmt.Sprintf("panic: %v", reason)}
		}
	}()
	return read()
}

// asKubectl does what the visitors of cli-runtime do with a file (FileVisitor, StreamVisitor).
func asKubectl(data []byte) (result reading) {
	decoded := transform.NewReader(bytes.NewReader(data), unicode.BOMOverride(unicode.UTF8.NewDecoder()))
	decoder := utilyaml.NewYAMLOrJSONDecoder(decoded, 4096)
	for {
		ext := runtime.RawExtension{}
		if err := decoder.Decode(&ext); err != nil {
			if err != io.EOF {
				result.Error = err.Error()
			}
			break
		}
		raw := bytes.TrimSpace(ext.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		value, err := normalized(raw)
		if err != nil {
			result.Error = err.Error()
			break
		}
		result.Documents = append(result.Documents, value)
	}
	if len(result.Documents) > 0 {
		result.Typed, result.TypeError = asObject(result.Documents[0])
	}
	return result
}

// asKubelet does what the kubelet does with a static pod (tryDecodeSinglePod), up to the defaults.
func asKubelet(data []byte) (result reading) {
	converted, err := utilyaml.ToJSON(data)
	result = onlyDocument(converted, err)
	if result.Error == "" {
		result.Typed, result.TypeError = asObject(converted)
	}
	return result
}

// asClientGo does what clientcmd.Load does with a kubeconfig.
func asClientGo(data []byte) (result reading) {
	converted, err := yaml.YAMLToJSON(data)
	result = onlyDocument(converted, err)
	if result.Error != "" {
		return result
	}
	config, err := clientcmd.Load(data)
	if err != nil {
		result.TypeError = err.Error()
		return result
	}
	result.Typed, err = json.Marshal(config)
	if err != nil {
		result.TypeError = err.Error()
	}
	return result
}

// onlyDocument is the reading of a file from which one document was converted to JSON.
func onlyDocument(converted []byte, err error) reading {
	if err != nil {
		return reading{Error: err.Error()}
	}
	value, err := normalized(converted)
	if err != nil {
		return reading{Error: err.Error()}
	}
	return reading{Documents: []json.RawMessage{value}}
}

// asObject decodes JSON as the core type that it names.
func asObject(data []byte) (json.RawMessage, string) {
	object, _, err := scheme.Codecs.UniversalDeserializer().Decode(data, nil, nil)
	if err != nil {
		return nil, err.Error()
	}
	switch object.(type) {
	case *corev1.Pod, *corev1.Secret, *corev1.ConfigMap:
	default:
		return nil, ""
	}
	typed, err := json.Marshal(object)
	if err != nil {
		return nil, err.Error()
	}
	return typed, ""
}

// normalized is the value as apimachinery decodes JSON without a type.
func normalized(raw []byte) (json.RawMessage, error) {
	var value interface{}
	if err := utiljson.Unmarshal(raw, &value); err != nil {
		return nil, err
	}
	return json.Marshal(value)
}
