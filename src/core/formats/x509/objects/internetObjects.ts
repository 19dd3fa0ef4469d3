/** Objects under identified-organization (1.3): PKIX, Microsoft, SECG, brainpool; and UID and DC (obj_dat of OpenSSL 3.5). */
export const INTERNET_OBJECTS = `
0.9.2342.19200300.100.1: 1 UID=userId; 25 DC=domainComponent
1.3: 6 DOD=dod; 111 ieee; 132 certicom-arc
1.3.6: 1 IANA=iana
1.3.6.1: 1 directory=Directory; 2 mgmt=Management; 3 experimental=Experimental; 4 private=Private;
  5 security=Security; 6 snmpv2=SNMPv2; 7 Mail
1.3.6.1.4: 1 enterprises=Enterprises
1.3.6.1.4.1.188.7.1.1: 2 IDEA-CBC=idea-cbc
1.3.6.1.4.1.311.2.1: 14 msExtReq=Microsoft Extension Request; 21 msCodeInd=Microsoft Individual Code Signing;
  22 msCodeCom=Microsoft Commercial Code Signing
1.3.6.1.4.1.311.10.3: 1 msCTLSign=Microsoft Trust List Signing; 3 msSGC=Microsoft Server Gated Crypto;
  4 msEFS=Microsoft Encrypted File System
1.3.6.1.4.1.311.17: 1 CSPName=Microsoft CSP Name; 2 LocalKeySet=Microsoft Local Key set
1.3.6.1.4.1.311.20.2: 2 msSmartcardLogin=Microsoft Smartcard Login; 3 msUPN=Microsoft User Principal Name
1.3.6.1.4.1.311.21: 7 ms-cert-templ=Microsoft certificate template;
  10 ms-app-policies=Microsoft Application Policies Extension
1.3.6.1.4.1.311.25: 2 ms-ntds-sec-ext=Microsoft NTDS CA Extension
1.3.6.1.4.1.311.25.2: 1 ms-ntds-obj-sid=Microsoft NTDS AD objectSid
1.3.6.1.4.1.311.60.2.1: 1 jurisdictionL=jurisdictionLocalityName; 2 jurisdictionST=jurisdictionStateOrProvinceName;
  3 jurisdictionC=jurisdictionCountryName
1.3.6.1.4.1.1466: 344 dcobject=dcObject
1.3.6.1.4.1.1722.12.2: 1 BLAKE2BMAC=blake2bmac; 2 BLAKE2SMAC=blake2smac
1.3.6.1.4.1.1722.12.2.1: 16 BLAKE2b512=blake2b512
1.3.6.1.4.1.1722.12.2.2: 8 BLAKE2s256=blake2s256
1.3.6.1.4.1.3029.1: 2 BF-CBC=bf-cbc
1.3.6.1.4.1.11129.2.4: 2 ct_precert_scts=CT Precertificate SCTs; 3 ct_precert_poison=CT Precertificate Poison;
  4 ct_precert_signer=CT Precertificate Signer; 5 ct_cert_scts=CT Certificate SCTs
1.3.6.1.4.1.11591.4: 11 id-scrypt=scrypt
1.3.6.1.4.1.45605: 1 id-kp-wisun-fan-device=Wi-SUN Alliance Field Area Network (FAN)
1.3.6.1.5.2: 3 id-pkinit
1.3.6.1.5.2.3: 4 pkInitClientAuth=PKINIT Client Auth; 5 pkInitKDC=Signing KDC Response
1.3.6.1.5.5: 7 PKIX
1.3.6.1.5.5.7: 0 id-pkix-mod; 1 id-pe; 2 id-qt; 3 id-kp; 4 id-it; 5 id-pkip; 6 id-alg; 7 id-cmc; 8 id-on; 9 id-pda;
  10 id-aca; 11 id-qcs; 12 id-cct; 14 id-cp; 21 id-ppl; 48 id-ad
1.3.6.1.5.5.7.0: 1 id-pkix1-explicit-88; 2 id-pkix1-implicit-88; 3 id-pkix1-explicit-93; 4 id-pkix1-implicit-93;
  5 id-mod-crmf; 6 id-mod-cmc; 7 id-mod-kea-profile-88; 8 id-mod-kea-profile-93; 9 id-mod-cmp;
  10 id-mod-qualified-cert-88; 11 id-mod-qualified-cert-93; 12 id-mod-attribute-cert; 13 id-mod-timestamp-protocol;
  14 id-mod-ocsp; 15 id-mod-dvcs; 16 id-mod-cmp2000; 50 id-mod-cmp2000-02; 99 id-mod-cmp2021-88;
  100 id-mod-cmp2021-02
1.3.6.1.5.5.7.1: 1 authorityInfoAccess=Authority Information Access; 2 biometricInfo=Biometric Info; 3 qcStatements;
  4 ac-auditIdentity=X509v3 Audit Identity; 5 ac-targeting; 6 aaControls; 7 sbgp-ipAddrBlock; 8 sbgp-autonomousSysNum;
  9 sbgp-routerIdentifier; 10 ac-proxying; 11 subjectInfoAccess=Subject Information Access;
  14 proxyCertInfo=Proxy Certificate Information; 24 tlsfeature=TLS Feature; 28 sbgp-ipAddrBlockv2;
  29 sbgp-autonomousSysNumv2
1.3.6.1.5.5.7.2: 1 id-qt-cps=Policy Qualifier CPS; 2 id-qt-unotice=Policy Qualifier User Notice; 3 textNotice
1.3.6.1.5.5.7.3: 1 serverAuth=TLS Web Server Authentication; 2 clientAuth=TLS Web Client Authentication;
  3 codeSigning=Code Signing; 4 emailProtection=E-mail Protection; 5 ipsecEndSystem=IPSec End System;
  6 ipsecTunnel=IPSec Tunnel; 7 ipsecUser=IPSec User; 8 timeStamping=Time Stamping; 9 OCSPSigning=OCSP Signing;
  10 DVCS=dvcs; 17 ipsecIKE=ipsec Internet Key Exchange; 18 capwapAC=Ctrl/provision WAP Access;
  19 capwapWTP=Ctrl/Provision WAP Termination; 21 secureShellClient=SSH Client; 22 secureShellServer=SSH Server;
  23 sendRouter=Send Router; 24 sendProxiedRouter=Send Proxied Router; 25 sendOwner=Send Owner;
  26 sendProxiedOwner=Send Proxied Owner; 27 cmcCA=CMC Certificate Authority; 28 cmcRA=CMC Registration Authority;
  29 cmcArchive=CMC Archive Server; 30 id-kp-bgpsec-router=BGPsec Router;
  31 id-kp-BrandIndicatorforMessageIdentification=Brand Indicator for Message Identification;
  32 cmKGA=Certificate Management Key Generation Authority
1.3.6.1.5.5.7.4: 1 id-it-caProtEncCert; 2 id-it-signKeyPairTypes; 3 id-it-encKeyPairTypes; 4 id-it-preferredSymmAlg;
  5 id-it-caKeyUpdateInfo; 6 id-it-currentCRL; 7 id-it-unsupportedOIDs; 8 id-it-subscriptionRequest;
  9 id-it-subscriptionResponse; 10 id-it-keyPairParamReq; 11 id-it-keyPairParamRep; 12 id-it-revPassphrase;
  13 id-it-implicitConfirm; 14 id-it-confirmWaitTime; 15 id-it-origPKIMessage; 16 id-it-suppLangTags;
  17 id-it-caCerts; 18 id-it-rootCaKeyUpdate; 19 id-it-certReqTemplate; 20 id-it-rootCaCert; 21 id-it-certProfile;
  22 id-it-crlStatusList; 23 id-it-crls
1.3.6.1.5.5.7.5: 1 id-regCtrl; 2 id-regInfo
1.3.6.1.5.5.7.5.1: 1 id-regCtrl-regToken; 2 id-regCtrl-authenticator; 3 id-regCtrl-pkiPublicationInfo;
  4 id-regCtrl-pkiArchiveOptions; 5 id-regCtrl-oldCertID; 6 id-regCtrl-protocolEncrKey; 7 id-regCtrl-altCertTemplate;
  11 id-regCtrl-algId; 12 id-regCtrl-rsaKeyLen
1.3.6.1.5.5.7.5.2: 1 id-regInfo-utf8Pairs; 2 id-regInfo-certReq
1.3.6.1.5.5.7.6: 1 id-alg-des40; 2 id-alg-noSignature; 3 id-alg-dh-sig-hmac-sha1; 4 id-alg-dh-pop
1.3.6.1.5.5.7.7: 1 id-cmc-statusInfo; 2 id-cmc-identification; 3 id-cmc-identityProof; 4 id-cmc-dataReturn;
  5 id-cmc-transactionId; 6 id-cmc-senderNonce; 7 id-cmc-recipientNonce; 8 id-cmc-addExtensions;
  9 id-cmc-encryptedPOP; 10 id-cmc-decryptedPOP; 11 id-cmc-lraPOPWitness; 15 id-cmc-getCert; 16 id-cmc-getCRL;
  17 id-cmc-revokeRequest; 18 id-cmc-regInfo; 19 id-cmc-responseInfo; 21 id-cmc-queryPending; 22 id-cmc-popLinkRandom;
  23 id-cmc-popLinkWitness; 24 id-cmc-confirmCertAcceptance
1.3.6.1.5.5.7.8: 1 id-on-personalData; 3 id-on-permanentIdentifier=Permanent Identifier;
  4 id-on-hardwareModuleName=Hardware Module Name; 5 id-on-xmppAddr=XmppAddr; 7 id-on-dnsSRV=SRVName;
  8 id-on-NAIRealm=NAIRealm; 9 id-on-SmtpUTF8Mailbox=Smtp UTF8 Mailbox
1.3.6.1.5.5.7.9: 1 id-pda-dateOfBirth; 2 id-pda-placeOfBirth; 3 id-pda-gender; 4 id-pda-countryOfCitizenship;
  5 id-pda-countryOfResidence
1.3.6.1.5.5.7.10: 1 id-aca-authenticationInfo; 2 id-aca-accessIdentity; 3 id-aca-chargingIdentity; 4 id-aca-group;
  5 id-aca-role; 6 id-aca-encAttrs
1.3.6.1.5.5.7.11: 1 id-qcs-pkixQCSyntax-v1
1.3.6.1.5.5.7.12: 1 id-cct-crs; 2 id-cct-PKIData; 3 id-cct-PKIResponse
1.3.6.1.5.5.7.14: 2 ipAddr-asNumber; 3 ipAddr-asNumberv2
1.3.6.1.5.5.7.21: 0 id-ppl-anyLanguage=Any language; 1 id-ppl-inheritAll=Inherit all;
  2 id-ppl-independent=Independent
1.3.6.1.5.5.7.48: 1 OCSP; 2 caIssuers=CA Issuers; 3 ad_timestamping=AD Time Stamping; 4 AD_DVCS=ad dvcs;
  5 caRepository=CA Repository; 10 rpkiManifest=RPKI Manifest; 11 signedObject=Signed Object;
  13 rpkiNotify=RPKI Notify
1.3.6.1.5.5.7.48.1: 1 basicOCSPResponse=Basic OCSP Response; 2 Nonce=OCSP Nonce; 3 CrlID=OCSP CRL ID;
  4 acceptableResponses=Acceptable OCSP Responses; 5 noCheck=OCSP No Check; 6 archiveCutoff=OCSP Archive Cutoff;
  7 serviceLocator=OCSP Service Locator; 8 extendedStatus=Extended OCSP Status; 9 valid; 10 path;
  11 trustRoot=Trust Root
1.3.6.1.5.5.8.1: 1 HMAC-MD5=hmac-md5; 2 HMAC-SHA1=hmac-sha1
1.3.6.1.7: 1 mime-mhs=MIME MHS
1.3.6.1.7.1: 1 mime-mhs-headings; 2 mime-mhs-bodies
1.3.6.1.7.1.1: 1 id-hex-partial-message; 2 id-hex-multipart-message
1.3.14.3: 2 algorithm
1.3.14.3.2: 3 RSA-NP-MD5=md5WithRSA; 6 DES-ECB=des-ecb; 7 DES-CBC=des-cbc; 8 DES-OFB=des-ofb; 9 DES-CFB=des-cfb;
  11 rsaSignature; 12 DSA-old=dsaEncryption-old; 13 DSA-SHA=dsaWithSHA; 15 RSA-SHA=shaWithRSAEncryption;
  17 DES-EDE=des-ede; 18 SHA=sha; 26 SHA1=sha1; 27 DSA-SHA1-old=dsaWithSHA1-old; 29 RSA-SHA1-2=sha1WithRSA
1.3.36.3.2: 1 RIPEMD160=ripemd160
1.3.36.3.3.1: 2 RSA-RIPEMD160=ripemd160WithRSA
1.3.36.3.3.2.8.1.1: 1 brainpoolP160r1; 2 brainpoolP160t1; 3 brainpoolP192r1; 4 brainpoolP192t1; 5 brainpoolP224r1;
  6 brainpoolP224t1; 7 brainpoolP256r1; 8 brainpoolP256t1; 9 brainpoolP320r1; 10 brainpoolP320t1; 11 brainpoolP384r1;
  12 brainpoolP384t1; 13 brainpoolP512r1; 14 brainpoolP512t1
1.3.36.8.3: 3 x509ExtAdmission=Professional Information or basis for Admission
1.3.101: 110 X25519; 111 X448; 112 ED25519; 113 ED448
1.3.101.1.4: 1 SXNetID=Strong Extranet ID
1.3.111.2: 1619 ieee-siswg=IEEE Security in Storage Working Group
1.3.111.2.1619.0.1: 1 AES-128-XTS=aes-128-xts; 2 AES-256-XTS=aes-256-xts
1.3.132.0: 1 sect163k1; 2 sect163r1; 3 sect239k1; 4 sect113r1; 5 sect113r2; 6 secp112r1; 7 secp112r2; 8 secp160r1;
  9 secp160k1; 10 secp256k1; 15 sect163r2; 16 sect283k1; 17 sect283r1; 22 sect131r1; 23 sect131r2; 24 sect193r1;
  25 sect193r2; 26 sect233k1; 27 sect233r1; 28 secp128r1; 29 secp128r2; 30 secp160r2; 31 secp192k1; 32 secp224k1;
  33 secp224r1; 34 secp384r1; 35 secp521r1; 36 sect409k1; 37 sect409r1; 38 sect571k1; 39 sect571r1
1.3.132.1.11: 0 dhSinglePass-stdDH-sha224kdf-scheme; 1 dhSinglePass-stdDH-sha256kdf-scheme;
  2 dhSinglePass-stdDH-sha384kdf-scheme; 3 dhSinglePass-stdDH-sha512kdf-scheme
1.3.132.1.14: 0 dhSinglePass-cofactorDH-sha224kdf-scheme; 1 dhSinglePass-cofactorDH-sha256kdf-scheme;
  2 dhSinglePass-cofactorDH-sha384kdf-scheme; 3 dhSinglePass-cofactorDH-sha512kdf-scheme
1.3.133.16.840.63.0: 2 dhSinglePass-stdDH-sha1kdf-scheme; 3 dhSinglePass-cofactorDH-sha1kdf-scheme
`;
