package main

import (
	"encoding/json"
	"fmt"
	"net/http"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/authentication/user"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/klog/v2"
)

// whoami answers with the caller's user, groups and extra. Like a cluster's default roles, it has nothing for anonymous callers.
func whoami() http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		caller, _ := genericapirequest.UserFrom(request.Context())
		if caller.GetName() == user.Anonymous {
			reason := fmt.Errorf("User %q cannot get path %q", caller.GetName(), request.URL.Path)
			refuse(response, http.StatusForbidden, apierrors.NewForbidden(schema.GroupResource{}, "", reason))
			return
		}
		answered(http.StatusOK)
		response.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(response).Encode(map[string]any{"user": caller.GetName(), "groups": caller.GetGroups(), "extra": caller.GetExtra()})
	})
}

// unauthorized answers whom no authenticator knows.
func unauthorized() http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		refuse(response, http.StatusUnauthorized, apierrors.NewUnauthorized("Unauthorized"))
	})
}

func refuse(response http.ResponseWriter, code int, reason *apierrors.StatusError) {
	answered(code)
	reason.ErrStatus.Kind, reason.ErrStatus.APIVersion = "Status", "v1"
	response.Header().Set("Content-Type", "application/json")
	response.WriteHeader(code)
	_ = json.NewEncoder(response).Encode(reason.ErrStatus)
}

// answered ends in the log what belongs to one request.
func answered(code int) {
	klog.Infof("answered %d", code)
}
