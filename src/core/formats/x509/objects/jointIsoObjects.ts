/** Objects under joint-iso-itu-t (2): names and extensions of X.500, NIST, Netscape, SET and TCG (obj_dat of OpenSSL 3.5). */
export const JOINT_ISO_OBJECTS = `
2: 5 X500=directory services (X.500); 23 international-organizations=International Organizations
2.5: 4 X509; 8 X500algorithms=directory services - algorithms; 29 id-ce
2.5.1: 5 selected-attribute-types=Selected Attribute Types
2.5.1.5: 55 clearance
2.5.4: 3 CN=commonName; 4 SN=surname; 5 serialNumber; 6 C=countryName; 7 L=localityName; 8 ST=stateOrProvinceName;
  9 street=streetAddress; 10 O=organizationName; 11 OU=organizationalUnitName; 12 title; 13 description;
  14 searchGuide; 15 businessCategory; 16 postalAddress; 17 postalCode; 18 postOfficeBox;
  19 physicalDeliveryOfficeName; 20 telephoneNumber; 21 telexNumber; 22 teletexTerminalIdentifier;
  23 facsimileTelephoneNumber; 24 x121Address; 25 internationaliSDNNumber; 26 registeredAddress;
  27 destinationIndicator; 28 preferredDeliveryMethod; 29 presentationAddress; 30 supportedApplicationContext;
  31 member; 32 owner; 33 roleOccupant; 34 seeAlso; 35 userPassword; 36 userCertificate; 37 cACertificate;
  38 authorityRevocationList; 39 certificateRevocationList; 40 crossCertificatePair; 41 name; 42 GN=givenName;
  43 initials; 44 generationQualifier; 45 x500UniqueIdentifier; 46 dnQualifier; 47 enhancedSearchGuide;
  48 protocolInformation; 49 distinguishedName; 50 uniqueMember; 51 houseIdentifier; 52 supportedAlgorithms;
  53 deltaRevocationList; 54 dmdName; 65 pseudonym; 72 role; 97 organizationIdentifier; 98 c3=countryCode3c;
  99 n3=countryCode3n; 100 dnsName
2.5.8.1: 1 RSA=rsa
2.5.8.3: 100 RSA-MDC2=mdc2WithRSA; 101 MDC2=mdc2
2.5.29: 9 subjectDirectoryAttributes=X509v3 Subject Directory Attributes;
  14 subjectKeyIdentifier=X509v3 Subject Key Identifier; 15 keyUsage=X509v3 Key Usage;
  16 privateKeyUsagePeriod=X509v3 Private Key Usage Period; 17 subjectAltName=X509v3 Subject Alternative Name;
  18 issuerAltName=X509v3 Issuer Alternative Name; 19 basicConstraints=X509v3 Basic Constraints;
  20 crlNumber=X509v3 CRL Number; 21 CRLReason=X509v3 CRL Reason Code; 23 holdInstructionCode=Hold Instruction Code;
  24 invalidityDate=Invalidity Date; 27 deltaCRL=X509v3 Delta CRL Indicator;
  28 issuingDistributionPoint=X509v3 Issuing Distribution Point; 29 certificateIssuer=X509v3 Certificate Issuer;
  30 nameConstraints=X509v3 Name Constraints; 31 crlDistributionPoints=X509v3 CRL Distribution Points;
  32 certificatePolicies=X509v3 Certificate Policies; 33 policyMappings=X509v3 Policy Mappings;
  35 authorityKeyIdentifier=X509v3 Authority Key Identifier; 36 policyConstraints=X509v3 Policy Constraints;
  37 extendedKeyUsage=X509v3 Extended Key Usage;
  38 authorityAttributeIdentifier=X509v3 Authority Attribute Identifier;
  39 roleSpecCertIdentifier=X509v3 Role Specification Certificate Identifier;
  41 basicAttConstraints=X509v3 Basic Attribute Certificate Constraints;
  42 delegatedNameConstraints=X509v3 Delegated Name Constraints; 43 timeSpecification=X509v3 Time Specification;
  46 freshestCRL=X509v3 Freshest CRL; 48 attributeDescriptor=X509v3 Attribute Descriptor;
  49 userNotice=X509v3 User Notice; 50 sOAIdentifier=X509v3 Source of Authority Identifier;
  52 acceptableCertPolicies=X509v3 Acceptable Certification Policies; 54 inhibitAnyPolicy=X509v3 Inhibit Any Policy;
  55 targetInformation=X509v3 AC Targeting; 56 noRevAvail=X509v3 No Revocation Available;
  57 acceptablePrivPolicies=X509v3 Acceptable Privilege Policies; 61 indirectIssuer=X509v3 Indirect Issuer;
  62 noAssertion=X509v3 No Assertion;
  63 aAissuingDistributionPoint=X509v3 Attribute Authority Issuing Distribution Point;
  64 issuedOnBehalfOf=X509v3 Issued On Behalf Of; 65 singleUse=X509v3 Single Use;
  66 groupAC=X509v3 Group Attribute Certificate; 67 allowedAttributeAssignments=X509v3 Allowed Attribute Assignments;
  68 attributeMappings=X509v3 Attribute Mappings; 69 holderNameConstraints=X509v3 Holder Name Constraints;
  70 authorizationValidation=X509v3 Authorization Validation; 71 protRestrict=X509v3 Protocol Restriction;
  72 subjectAltPublicKeyInfo=X509v3 Subject Alternative Public Key Info;
  73 altSignatureAlgorithm=X509v3 Alternative Signature Algorithm;
  74 altSignatureValue=X509v3 Alternative Signature Value; 75 associatedInformation=X509v3 Associated Information
2.5.29.32: 0 anyPolicy=X509v3 Any Policy
2.5.29.37: 0 anyExtendedKeyUsage=Any Extended Key Usage
2.16.840.1: 113730 Netscape=Netscape Communications Corp.; 113894 oracle-organization=Oracle organization
2.16.840.1.101.3.4.1: 1 AES-128-ECB=aes-128-ecb; 2 AES-128-CBC=aes-128-cbc; 3 AES-128-OFB=aes-128-ofb;
  4 AES-128-CFB=aes-128-cfb; 5 id-aes128-wrap; 6 id-aes128-GCM=aes-128-gcm; 7 id-aes128-CCM=aes-128-ccm;
  8 id-aes128-wrap-pad; 21 AES-192-ECB=aes-192-ecb; 22 AES-192-CBC=aes-192-cbc; 23 AES-192-OFB=aes-192-ofb;
  24 AES-192-CFB=aes-192-cfb; 25 id-aes192-wrap; 26 id-aes192-GCM=aes-192-gcm; 27 id-aes192-CCM=aes-192-ccm;
  28 id-aes192-wrap-pad; 41 AES-256-ECB=aes-256-ecb; 42 AES-256-CBC=aes-256-cbc; 43 AES-256-OFB=aes-256-ofb;
  44 AES-256-CFB=aes-256-cfb; 45 id-aes256-wrap; 46 id-aes256-GCM=aes-256-gcm; 47 id-aes256-CCM=aes-256-ccm;
  48 id-aes256-wrap-pad
2.16.840.1.101.3.4.2: 1 SHA256=sha256; 2 SHA384=sha384; 3 SHA512=sha512; 4 SHA224=sha224; 5 SHA512-224=sha512-224;
  6 SHA512-256=sha512-256; 7 SHA3-224=sha3-224; 8 SHA3-256=sha3-256; 9 SHA3-384=sha3-384; 10 SHA3-512=sha3-512;
  11 SHAKE128=shake128; 12 SHAKE256=shake256; 13 id-hmacWithSHA3-224=hmac-sha3-224;
  14 id-hmacWithSHA3-256=hmac-sha3-256; 15 id-hmacWithSHA3-384=hmac-sha3-384; 16 id-hmacWithSHA3-512=hmac-sha3-512;
  19 KMAC128=kmac128; 20 KMAC256=kmac256
2.16.840.1.101.3.4.3: 1 dsa_with_SHA224; 2 dsa_with_SHA256; 3 id-dsa-with-sha384=dsa_with_SHA384;
  4 id-dsa-with-sha512=dsa_with_SHA512; 5 id-dsa-with-sha3-224=dsa_with_SHA3-224;
  6 id-dsa-with-sha3-256=dsa_with_SHA3-256; 7 id-dsa-with-sha3-384=dsa_with_SHA3-384;
  8 id-dsa-with-sha3-512=dsa_with_SHA3-512; 9 id-ecdsa-with-sha3-224=ecdsa_with_SHA3-224;
  10 id-ecdsa-with-sha3-256=ecdsa_with_SHA3-256; 11 id-ecdsa-with-sha3-384=ecdsa_with_SHA3-384;
  12 id-ecdsa-with-sha3-512=ecdsa_with_SHA3-512; 13 id-rsassa-pkcs1-v1_5-with-sha3-224=RSA-SHA3-224;
  14 id-rsassa-pkcs1-v1_5-with-sha3-256=RSA-SHA3-256; 15 id-rsassa-pkcs1-v1_5-with-sha3-384=RSA-SHA3-384;
  16 id-rsassa-pkcs1-v1_5-with-sha3-512=RSA-SHA3-512; 17 id-ml-dsa-44=ML-DSA-44; 18 id-ml-dsa-65=ML-DSA-65;
  19 id-ml-dsa-87=ML-DSA-87; 20 id-slh-dsa-sha2-128s=SLH-DSA-SHA2-128s; 21 id-slh-dsa-sha2-128f=SLH-DSA-SHA2-128f;
  22 id-slh-dsa-sha2-192s=SLH-DSA-SHA2-192s; 23 id-slh-dsa-sha2-192f=SLH-DSA-SHA2-192f;
  24 id-slh-dsa-sha2-256s=SLH-DSA-SHA2-256s; 25 id-slh-dsa-sha2-256f=SLH-DSA-SHA2-256f;
  26 id-slh-dsa-shake-128s=SLH-DSA-SHAKE-128s; 27 id-slh-dsa-shake-128f=SLH-DSA-SHAKE-128f;
  28 id-slh-dsa-shake-192s=SLH-DSA-SHAKE-192s; 29 id-slh-dsa-shake-192f=SLH-DSA-SHAKE-192f;
  30 id-slh-dsa-shake-256s=SLH-DSA-SHAKE-256s; 31 id-slh-dsa-shake-256f=SLH-DSA-SHAKE-256f;
  32 id-hash-ml-dsa-44-with-sha512=HASH-ML-DSA-44-WITH-SHA512;
  33 id-hash-ml-dsa-65-with-sha512=HASH-ML-DSA-65-WITH-SHA512;
  34 id-hash-ml-dsa-87-with-sha512=HASH-ML-DSA-87-WITH-SHA512;
  35 id-hash-slh-dsa-sha2-128s-with-sha256=SLH-DSA-SHA2-128s-WITH-SHA256;
  36 id-hash-slh-dsa-sha2-128f-with-sha256=SLH-DSA-SHA2-128f-WITH-SHA256;
  37 id-hash-slh-dsa-sha2-192s-with-sha512=SLH-DSA-SHA2-192s-WITH-SHA512;
  38 id-hash-slh-dsa-sha2-192f-with-sha512=SLH-DSA-SHA2-192f-WITH-SHA512;
  39 id-hash-slh-dsa-sha2-256s-with-sha512=SLH-DSA-SHA2-256s-WITH-SHA512;
  40 id-hash-slh-dsa-sha2-256f-with-sha512=SLH-DSA-SHA2-256f-WITH-SHA512;
  41 id-hash-slh-dsa-shake-128s-with-shake128=SLH-DSA-SHAKE-128s-WITH-SHAKE128;
  42 id-hash-slh-dsa-shake-128f-with-shake128=SLH-DSA-SHAKE-128f-WITH-SHAKE128;
  43 id-hash-slh-dsa-shake-192s-with-shake256=SLH-DSA-SHAKE-192s-WITH-SHAKE256;
  44 id-hash-slh-dsa-shake-192f-with-shake256=SLH-DSA-SHAKE-192f-WITH-SHAKE256;
  45 id-hash-slh-dsa-shake-256s-with-shake256=SLH-DSA-SHAKE-256s-WITH-SHAKE256;
  46 id-hash-slh-dsa-shake-256f-with-shake256=SLH-DSA-SHAKE-256f-WITH-SHAKE256
2.16.840.1.101.3.4.4: 1 id-alg-ml-kem-512=ML-KEM-512; 2 id-alg-ml-kem-768=ML-KEM-768;
  3 id-alg-ml-kem-1024=ML-KEM-1024
2.16.840.1.113730: 1 nsCertExt=Netscape Certificate Extension; 2 nsDataType=Netscape Data Type
2.16.840.1.113730.1: 1 nsCertType=Netscape Cert Type; 2 nsBaseUrl=Netscape Base Url;
  3 nsRevocationUrl=Netscape Revocation Url; 4 nsCaRevocationUrl=Netscape CA Revocation Url;
  7 nsRenewalUrl=Netscape Renewal Url; 8 nsCaPolicyUrl=Netscape CA Policy Url;
  12 nsSslServerName=Netscape SSL Server Name; 13 nsComment=Netscape Comment
2.16.840.1.113730.2: 5 nsCertSequence=Netscape Certificate Sequence
2.16.840.1.113730.4: 1 nsSGC=Netscape Server Gated Crypto
2.16.840.1.113894.746875.1: 1 oracle-jdk-trustedkeyusage=Trusted key usage (Oracle)
2.23: 42 id-set=Secure Electronic Transactions; 43 wap; 133 tcg=Trusted Computing Group
2.23.42: 0 set-ctype=content types; 1 set-msgExt=message extensions; 3 set-attr; 5 set-policy;
  7 set-certExt=certificate extensions; 8 set-brand
2.23.42.0: 0 setct-PANData; 1 setct-PANToken; 2 setct-PANOnly; 3 setct-OIData; 4 setct-PI; 5 setct-PIData;
  6 setct-PIDataUnsigned; 7 setct-HODInput; 8 setct-AuthResBaggage; 9 setct-AuthRevReqBaggage;
  10 setct-AuthRevResBaggage; 11 setct-CapTokenSeq; 12 setct-PInitResData; 13 setct-PI-TBS; 14 setct-PResData;
  16 setct-AuthReqTBS; 17 setct-AuthResTBS; 18 setct-AuthResTBSX; 19 setct-AuthTokenTBS; 20 setct-CapTokenData;
  21 setct-CapTokenTBS; 22 setct-AcqCardCodeMsg; 23 setct-AuthRevReqTBS; 24 setct-AuthRevResData;
  25 setct-AuthRevResTBS; 26 setct-CapReqTBS; 27 setct-CapReqTBSX; 28 setct-CapResData; 29 setct-CapRevReqTBS;
  30 setct-CapRevReqTBSX; 31 setct-CapRevResData; 32 setct-CredReqTBS; 33 setct-CredReqTBSX; 34 setct-CredResData;
  35 setct-CredRevReqTBS; 36 setct-CredRevReqTBSX; 37 setct-CredRevResData; 38 setct-PCertReqData;
  39 setct-PCertResTBS; 40 setct-BatchAdminReqData; 41 setct-BatchAdminResData; 42 setct-CardCInitResTBS;
  43 setct-MeAqCInitResTBS; 44 setct-RegFormResTBS; 45 setct-CertReqData; 46 setct-CertReqTBS; 47 setct-CertResData;
  48 setct-CertInqReqTBS; 49 setct-ErrorTBS; 50 setct-PIDualSignedTBE; 51 setct-PIUnsignedTBE; 52 setct-AuthReqTBE;
  53 setct-AuthResTBE; 54 setct-AuthResTBEX; 55 setct-AuthTokenTBE; 56 setct-CapTokenTBE; 57 setct-CapTokenTBEX;
  58 setct-AcqCardCodeMsgTBE; 59 setct-AuthRevReqTBE; 60 setct-AuthRevResTBE; 61 setct-AuthRevResTBEB;
  62 setct-CapReqTBE; 63 setct-CapReqTBEX; 64 setct-CapResTBE; 65 setct-CapRevReqTBE; 66 setct-CapRevReqTBEX;
  67 setct-CapRevResTBE; 68 setct-CredReqTBE; 69 setct-CredReqTBEX; 70 setct-CredResTBE; 71 setct-CredRevReqTBE;
  72 setct-CredRevReqTBEX; 73 setct-CredRevResTBE; 74 setct-BatchAdminReqTBE; 75 setct-BatchAdminResTBE;
  76 setct-RegFormReqTBE; 77 setct-CertReqTBE; 78 setct-CertReqTBEX; 79 setct-CertResTBE; 80 setct-CRLNotificationTBS;
  81 setct-CRLNotificationResTBS; 82 setct-BCIDistributionTBS
2.23.42.1: 1 setext-genCrypt=generic cryptogram; 3 setext-miAuth=merchant initiated auth; 4 setext-pinSecure;
  5 setext-pinAny; 7 setext-track2; 8 setext-cv=additional verification
2.23.42.3: 0 setAttr-Cert; 1 setAttr-PGWYcap=payment gateway capabilities; 2 setAttr-TokenType;
  3 setAttr-IssCap=issuer capabilities
2.23.42.3.0: 0 set-rootKeyThumb; 1 set-addPolicy
2.23.42.3.2: 1 setAttr-Token-EMV; 2 setAttr-Token-B0Prime
2.23.42.3.3: 3 setAttr-IssCap-CVM; 4 setAttr-IssCap-T2; 5 setAttr-IssCap-Sig
2.23.42.3.3.3: 1 setAttr-GenCryptgrm=generate cryptogram
2.23.42.3.3.4: 1 setAttr-T2Enc=encrypted track 2; 2 setAttr-T2cleartxt=cleartext track 2
2.23.42.3.3.5: 1 setAttr-TokICCsig=ICC or token signature; 2 setAttr-SecDevSig=secure device signature
2.23.42.5: 0 set-policy-root
2.23.42.7: 0 setCext-hashedRoot; 1 setCext-certType; 2 setCext-merchData; 3 setCext-cCertRequired;
  4 setCext-tunneling; 5 setCext-setExt; 6 setCext-setQualf; 7 setCext-PGWYcapabilities; 8 setCext-TokenIdentifier;
  9 setCext-Track2Data; 10 setCext-TokenType; 11 setCext-IssuerCapabilities
2.23.42.8: 1 set-brand-IATA-ATA; 4 set-brand-Visa; 5 set-brand-MasterCard; 30 set-brand-Diners;
  34 set-brand-AmericanExpress; 35 set-brand-JCB; 6011 set-brand-Novus
2.23.43: 1 wap-wsg
2.23.43.1.4: 1 wap-wsg-idm-ecid-wtls1; 3 wap-wsg-idm-ecid-wtls3; 4 wap-wsg-idm-ecid-wtls4; 5 wap-wsg-idm-ecid-wtls5;
  6 wap-wsg-idm-ecid-wtls6; 7 wap-wsg-idm-ecid-wtls7; 8 wap-wsg-idm-ecid-wtls8; 9 wap-wsg-idm-ecid-wtls9;
  10 wap-wsg-idm-ecid-wtls10; 11 wap-wsg-idm-ecid-wtls11; 12 wap-wsg-idm-ecid-wtls12
2.23.133: 1 tcg-tcpaSpecVersion; 2 tcg-attribute=Trusted Computing Group Attributes;
  3 tcg-protocol=Trusted Computing Group Protocols; 4 tcg-algorithm=Trusted Computing Group Algorithms;
  5 tcg-platformClass=Trusted Computing Group Platform Classes;
  6 tcg-ce=Trusted Computing Group Certificate Extensions; 8 tcg-kp=Trusted Computing Group Key Purposes;
  11 tcg-ca=Trusted Computing Group Certificate Policies; 17 tcg-address=Trusted Computing Group Address Formats;
  18 tcg-registry=Trusted Computing Group Registry; 19 tcg-traits=Trusted Computing Group Traits
2.23.133.2: 1 tcg-at-tpmManufacturer=TPM Manufacturer; 2 tcg-at-tpmModel=TPM Model; 3 tcg-at-tpmVersion=TPM Version;
  10 tcg-at-securityQualities=Security Qualities; 11 tcg-at-tpmProtectionProfile=TPM Protection Profile;
  12 tcg-at-tpmSecurityTarget=TPM Security Target; 13 tcg-at-tbbProtectionProfile=TBB Protection Profile;
  14 tcg-at-tbbSecurityTarget=TBB Security Target; 15 tcg-at-tpmIdLabel=TPM ID Label;
  16 tcg-at-tpmSpecification=TPM Specification; 17 tcg-at-tcgPlatformSpecification=TPM Platform Specification;
  18 tcg-at-tpmSecurityAssertions=TPM Security Assertions; 19 tcg-at-tbbSecurityAssertions=TBB Security Assertions;
  23 tcg-at-tcgCredentialSpecification=TCG Credential Specification; 25 tcg-at-tcgCredentialType=TCG Credential Type;
  26 tcg-at-previousPlatformCertificates=TCG Previous Platform Certificates;
  27 tcg-at-tbbSecurityAssertions-v3=TCG TBB Security Assertions V3;
  28 tcg-at-cryptographicAnchors=TCG Cryptographic Anchors
2.23.133.3: 1 tcg-prt-tpmIdProtocol=TCG TPM Protocol
2.23.133.4: 1 tcg-algorithm-null=TCG NULL Algorithm
2.23.133.5: 1 tcg-common=Trusted Computing Group Common
2.23.133.5.1: 1 tcg-at-platformManufacturerStr=TCG Platform Manufacturer String;
  2 tcg-at-platformManufacturerId=TCG Platform Manufacturer ID;
  3 tcg-at-platformConfigUri=TCG Platform Configuration URI; 4 tcg-at-platformModel=TCG Platform Model;
  5 tcg-at-platformVersion=TCG Platform Version; 6 tcg-at-platformSerial=TCG Platform Serial Number;
  7 tcg-at-platformConfiguration=TCG Platform Configuration; 8 tcg-at-platformIdentifier=TCG Platform Identifier
2.23.133.5.1.7: 1 tcg-at-platformConfiguration-v1=Platform Configuration Version 1;
  2 tcg-at-platformConfiguration-v2=Platform Configuration Version 2;
  3 tcg-at-platformConfiguration-v3=Platform Configuration Version 3;
  4 tcg-at-platformConfigUri-v3=Platform Configuration URI Version 3
2.23.133.6: 2 tcg-ce-relevantCredentials=Relevant Credentials; 3 tcg-ce-relevantManifests=Relevant Manifests;
  4 tcg-ce-virtualPlatformAttestationService=Virtual Platform Attestation Service;
  5 tcg-ce-migrationControllerAttestationService=Migration Controller Attestation Service;
  6 tcg-ce-migrationControllerRegistrationService=Migration Controller Registration Service;
  7 tcg-ce-virtualPlatformBackupService=Virtual Platform Backup Service
2.23.133.8: 1 tcg-kp-EKCertificate=Endorsement Key Certificate;
  2 tcg-kp-PlatformAttributeCertificate=Platform Attribute Certificate;
  3 tcg-kp-AIKCertificate=Attestation Identity Key Certificate;
  4 tcg-kp-PlatformKeyCertificate=Platform Key Certificate;
  5 tcg-kp-DeltaPlatformAttributeCertificate=Delta Platform Attribute Certificate;
  6 tcg-kp-DeltaPlatformKeyCertificate=Delta Platform Key Certificate;
  7 tcg-kp-AdditionalPlatformAttributeCertificate=Additional Platform Attribute Certificate;
  8 tcg-kp-AdditionalPlatformKeyCertificate=Additional Platform Key Certificate
2.23.133.11: 4 tcg-cap-verifiedPlatformCertificate=TCG Verified Platform Certificate CA Policy
2.23.133.17: 1 tcg-address-ethernetmac=Ethernet MAC Address; 2 tcg-address-wlanmac=WLAN MAC Address;
  3 tcg-address-bluetoothmac=Bluetooth MAC Address
2.23.133.18: 3 tcg-registry-componentClass=TCG Component Class
2.23.133.18.3: 1 tcg-registry-componentClass-tcg=Trusted Computed Group Registry;
  2 tcg-registry-componentClass-ietf=Internet Engineering Task Force Registry;
  3 tcg-registry-componentClass-dmtf=Distributed Management Task Force Registry;
  4 tcg-registry-componentClass-pcie=PCIE Component Class; 5 tcg-registry-componentClass-disk=Disk Component Class
2.23.133.19: 1 tcg-tr-ID=TCG Trait Identifiers; 2 tcg-tr-category=TCG Trait Categories;
  3 tcg-tr-registry=TCG Trait Registries
2.23.133.19.1: 1 tcg-tr-ID-Boolean=Boolean Trait; 2 tcg-tr-ID-CertificateIdentifier=Certificate Identifier Trait;
  3 tcg-tr-ID-CommonCriteria=Common Criteria Trait; 4 tcg-tr-ID-componentClass=Component Class Trait;
  5 tcg-tr-ID-componentIdentifierV11=Component Identifier V1.1 Trait; 6 tcg-tr-ID-FIPSLevel=FIPS Level Trait;
  7 tcg-tr-ID-ISO9000Level=ISO 9000 Level Trait; 8 tcg-tr-ID-networkMAC=Network MAC Trait;
  9 tcg-tr-ID-OID=Object Identifier Trait; 10 tcg-tr-ID-PEN=Private Enterprise Number Trait;
  11 tcg-tr-ID-platformFirmwareCapabilities=Platform Firmware Capabilities Trait;
  12 tcg-tr-ID-platformFirmwareSignatureVerification=Platform Firmware Signature Verification Trait;
  13 tcg-tr-ID-platformFirmwareUpdateCompliance=Platform Firmware Update Compliance Trait;
  14 tcg-tr-ID-platformHardwareCapabilities=Platform Hardware Capabilities Trait;
  15 tcg-tr-ID-RTM=Root of Trust for Measurement Trait; 16 tcg-tr-ID-status=Attribute Status Trait;
  17 tcg-tr-ID-URI=Uniform Resource Identifier Trait; 18 tcg-tr-ID-UTF8String=UTF8String Trait;
  19 tcg-tr-ID-IA5String=IA5String Trait; 20 tcg-tr-ID-PEMCertString=PEM-Encoded Certificate String Trait;
  21 tcg-tr-ID-PublicKey=Public Key Trait
2.23.133.19.2: 1 tcg-tr-cat-platformManufacturer=Platform Manufacturer Trait Category;
  2 tcg-tr-cat-platformModel=Platform Model Trait Category;
  3 tcg-tr-cat-platformVersion=Platform Version Trait Category;
  4 tcg-tr-cat-platformSerial=Platform Serial Trait Category;
  5 tcg-tr-cat-platformManufacturerIdentifier=Platform Manufacturer Identifier Trait Category;
  6 tcg-tr-cat-platformOwnership=Platform Ownership Trait Category;
  7 tcg-tr-cat-componentClass=Component Class Trait Category;
  8 tcg-tr-cat-componentManufacturer=Component Manufacturer Trait Category;
  9 tcg-tr-cat-componentModel=Component Model Trait Category;
  10 tcg-tr-cat-componentSerial=Component Serial Trait Category;
  11 tcg-tr-cat-componentStatus=Component Status Trait Category;
  12 tcg-tr-cat-componentLocation=Component Location Trait Category;
  13 tcg-tr-cat-componentRevision=Component Revision Trait Category;
  14 tcg-tr-cat-componentFieldReplaceable=Component Field Replaceable Trait Category;
  15 tcg-tr-cat-EKCertificate=EK Certificate Trait Category;
  16 tcg-tr-cat-IAKCertificate=IAK Certificate Trait Category;
  17 tcg-tr-cat-IDevIDCertificate=IDevID Certificate Trait Category;
  18 tcg-tr-cat-DICECertificate=DICE Certificate Trait Category;
  19 tcg-tr-cat-SPDMCertificate=SPDM Certificate Trait Category;
  20 tcg-tr-cat-PEMCertificate=PEM Certificate Trait Category;
  21 tcg-tr-cat-PlatformCertificate=Platform Certificate Trait Category;
  22 tcg-tr-cat-DeltaPlatformCertificate=Delta Platform Certificate Trait Category;
  23 tcg-tr-cat-RebasePlatformCertificate=Rebase Platform Certificate Trait Category;
  24 tcg-tr-cat-genericCertificate=Generic Certificate Trait Category;
  25 tcg-tr-cat-CommonCriteria=Common Criteria Trait Category;
  26 tcg-tr-cat-componentIdentifierV11=Component Identifier V1.1 Trait Category;
  27 tcg-tr-cat-FIPSLevel=FIPS Level Trait Category; 28 tcg-tr-cat-ISO9000=ISO 9000 Trait Category;
  29 tcg-tr-cat-networkMAC=Network MAC Trait Category;
  30 tcg-tr-cat-attestationProtocol=Attestation Protocol Trait Category;
  31 tcg-tr-cat-PEN=Private Enterprise Number Trait Category;
  32 tcg-tr-cat-platformFirmwareCapabilities=Platform Firmware Capabilities Trait Category;
  33 tcg-tr-cat-platformHardwareCapabilities=Platform Hardware Capabilities Trait Category;
  34 tcg-tr-cat-platformFirmwareSignatureVerification=Platform Firmware Signature Verification Trait Category;
  35 tcg-tr-cat-platformFirmwareUpdateCompliance=Platform Firmware Update Compliance Trait Category;
  36 tcg-tr-cat-RTM=Root of Trust of Measurement Trait Category; 37 tcg-tr-cat-PublicKey=Public Key Trait Category
`;
