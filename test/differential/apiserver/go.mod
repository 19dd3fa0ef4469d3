module kube-apiserver
