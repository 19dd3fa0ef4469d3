package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	authentication "k8s.io/api/authentication/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apiserver/pkg/endpoints/handlers/responsewriters"
	"k8s.io/apiserver/pkg/endpoints/request"
)

// selfSubjectReviews is where kube-apiserver tells callers their user.
const selfSubjectReviews = "/apis/authentication.k8s.io/v1/selfsubjectreviews"

var reviewType = metav1.TypeMeta{Kind: "SelfSubjectReview", APIVersion: "authentication.k8s.io/v1"}

// selfSubjectReview answers every request with the caller's user, groups and extra, as kube-apiserver answers one of this kind.
func selfSubjectReview() http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, asked *http.Request) {
		caller, _ := request.UserFrom(asked.Context())
		extra := map[string]authentication.ExtraValue{}
		for key, value := range caller.GetExtra() {
			extra[key] = value
		}
		responsewriters.WriteRawJSON(http.StatusCreated, authentication.SelfSubjectReview{
			TypeMeta: reviewType,
			Status: authentication.SelfSubjectReviewStatus{UserInfo: authentication.UserInfo{
				Username: caller.GetName(), UID: caller.GetUID(), Groups: caller.GetGroups(), Extra: extra,
			}},
		}, response)
	})
}

func reviewBody() io.Reader {
	body, _ := json.Marshal(authentication.SelfSubjectReview{TypeMeta: reviewType})
	return strings.NewReader(string(body))
}
