package main

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"sort"
	"strings"

	corev1 "k8s.io/api/core/v1"
	clientcmdv1 "k8s.io/client-go/tools/clientcmd/api/v1"
	kubeletv1beta1 "k8s.io/kubelet/config/v1beta1"
)

// printTypes writes, a line each, the structs that files of Kubernetes are decoded into: a name, and the fields that JSON sets with
// their types as Go writes them. Types that decode themselves have no line.
func printTypes(out io.Writer) {
	lines := map[string]string{}
	for _, root := range []interface{}{corev1.Pod{}, corev1.Secret{}, corev1.ConfigMap{}, clientcmdv1.Config{}, kubeletv1beta1.KubeletConfiguration{}} {
		describe(reflect.TypeOf(root), lines)
	}
	names := make([]string, 0, len(lines))
	for name := range lines {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(out, "%s %s\n", name, lines[name])
	}
}

var unmarshaler = reflect.TypeOf((*json.Unmarshaler)(nil)).Elem()

func describe(given reflect.Type, lines map[string]string) {
	for given.Kind() == reflect.Ptr || given.Kind() == reflect.Slice || given.Kind() == reflect.Map {
		given = given.Elem()
	}
	name := given.String()
	if given.Kind() != reflect.Struct || lines[name] != "" || reflect.PtrTo(given).Implements(unmarshaler) {
		return
	}
	lines[name] = "-"
	var fields []string
	inner := fieldsOf(given, "")
	for _, field := range inner {
		fields = append(fields, field.name+":"+written(field.given))
	}
	lines[name] = strings.Join(fields, " ")
	for _, field := range inner {
		describe(field.given, lines)
	}
}

// field is one that JSON sets: its name, with a slash and the name of the embedded struct that it comes from, if any.
type field struct {
	name  string
	given reflect.Type
}

// fieldsOf has the fields of embedded structs among those of the struct that embeds them.
func fieldsOf(given reflect.Type, from string) (fields []field) {
	for at := 0; at < given.NumField(); at++ {
		one := given.Field(at)
		tag, _, _ := strings.Cut(one.Tag.Get("json"), ",")
		switch {
		case one.Anonymous && tag == "":
			fields = append(fields, fieldsOf(one.Type, from+"/"+one.Name)...)
		case tag != "" && tag != "-":
			fields = append(fields, field{tag + from, one.Type})
		}
	}
	return fields
}

// written is a type without pointers, and with the kind of what is a string or a number under another name.
func written(given reflect.Type) string {
	switch given.Kind() {
	case reflect.Ptr:
		return written(given.Elem())
	case reflect.Slice:
		return named(given) + "[]" + written(given.Elem())
	case reflect.Map:
		return named(given) + "map[string]" + written(given.Elem())
	case reflect.Struct, reflect.Interface:
		return given.String()
	}
	return named(given) + given.Kind().String()
}

// named is the name that a type has beside what it is; empty for most.
func named(given reflect.Type) string {
	if given.Name() == "" || given.Name() == given.Kind().String() {
		return ""
	}
	return given.String() + "="
}
