/** Objects under ITU-T (0): attributes of the pilot directory, ETSI, Camellia (obj_dat of OpenSSL 3.5). */
export const TELECOMMUNICATION_OBJECTS = `
0: 4 itu-t-identified-organization; 9 data
0.3.4401.5.3.1.9: 1 CAMELLIA-128-ECB=camellia-128-ecb; 3 CAMELLIA-128-OFB=camellia-128-ofb;
  4 CAMELLIA-128-CFB=camellia-128-cfb; 6 CAMELLIA-128-GCM=camellia-128-gcm; 7 CAMELLIA-128-CCM=camellia-128-ccm;
  9 CAMELLIA-128-CTR=camellia-128-ctr; 10 CAMELLIA-128-CMAC=camellia-128-cmac; 21 CAMELLIA-192-ECB=camellia-192-ecb;
  23 CAMELLIA-192-OFB=camellia-192-ofb; 24 CAMELLIA-192-CFB=camellia-192-cfb; 26 CAMELLIA-192-GCM=camellia-192-gcm;
  27 CAMELLIA-192-CCM=camellia-192-ccm; 29 CAMELLIA-192-CTR=camellia-192-ctr; 30 CAMELLIA-192-CMAC=camellia-192-cmac;
  41 CAMELLIA-256-ECB=camellia-256-ecb; 43 CAMELLIA-256-OFB=camellia-256-ofb; 44 CAMELLIA-256-CFB=camellia-256-cfb;
  46 CAMELLIA-256-GCM=camellia-256-gcm; 47 CAMELLIA-256-CCM=camellia-256-ccm; 49 CAMELLIA-256-CTR=camellia-256-ctr;
  50 CAMELLIA-256-CMAC=camellia-256-cmac
0.4: 0 etsi
0.4.0: 1733 electronic-signature-standard; 19122 cades
0.4.0.1733: 2 ess-attributes
0.4.0.1733.2: 1 id-aa-ets-mimeType; 2 id-aa-ets-longTermValidation; 3 id-aa-ets-SignaturePolicyDocument;
  4 id-aa-ets-archiveTimestampV3; 5 id-aa-ATSHashIndex
0.4.0.19122: 1 cades-attributes
0.4.0.19122.1: 1 id-aa-ets-signerAttrV2; 3 id-aa-ets-sigPolicyStore; 4 id-aa-ATSHashIndex-v2; 5 id-aa-ATSHashIndex-v3;
  6 signedAssertion
0.9: 2342 pss
0.9.2342: 19200300 ucl
0.9.2342.19200300: 100 pilot
0.9.2342.19200300.100: 1 pilotAttributeType; 3 pilotAttributeSyntax; 4 pilotObjectClass; 10 pilotGroups
0.9.2342.19200300.100.1: 1 UID=userId; 2 textEncodedORAddress; 3 mail=rfc822Mailbox; 4 info; 5 favouriteDrink;
  6 roomNumber; 7 photo; 8 userClass; 9 host; 10 manager; 11 documentIdentifier; 12 documentTitle; 13 documentVersion;
  14 documentAuthor; 15 documentLocation; 20 homeTelephoneNumber; 21 secretary; 22 otherMailbox; 23 lastModifiedTime;
  24 lastModifiedBy; 25 DC=domainComponent; 26 aRecord; 27 pilotAttributeType27; 28 mXRecord; 29 nSRecord;
  30 sOARecord; 31 cNAMERecord; 37 associatedDomain; 38 associatedName; 39 homePostalAddress; 40 personalTitle;
  41 mobileTelephoneNumber; 42 pagerTelephoneNumber; 43 friendlyCountryName; 44 uid=uniqueIdentifier;
  45 organizationalStatus; 46 janetMailbox; 47 mailPreferenceOption; 48 buildingName; 49 dSAQuality;
  50 singleLevelQuality; 51 subtreeMinimumQuality; 52 subtreeMaximumQuality; 53 personalSignature; 54 dITRedirect;
  55 audio; 56 documentPublisher
0.9.2342.19200300.100.3: 4 iA5StringSyntax; 5 caseIgnoreIA5StringSyntax
0.9.2342.19200300.100.4: 3 pilotObject; 4 pilotPerson; 5 account; 6 document; 7 room; 9 documentSeries;
  13 domain=Domain; 14 rFC822localPart; 15 dNSDomain; 17 domainRelatedObject; 18 friendlyCountry;
  19 simpleSecurityObject; 20 pilotOrganization; 21 pilotDSA; 22 qualityLabelledData
`;
