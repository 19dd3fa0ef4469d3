module kubernetes-pki-inspector/x509-judge

go 1.26
