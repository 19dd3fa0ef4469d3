/**
 * The structs of Go that static pods, kubeconfigs, configurations of the kubelet, Secrets and ConfigMaps are decoded into (k8s.io/api, client-go,
 * k8s.io/kubelet), a line each: its name, then each field that JSON sets with its type. Made by `npm run test:yaml -- --types`. What has no line decodes itself.
 */
export const GO_TYPES = `
v1.AWSElasticBlockStoreVolumeSource volumeID:string fsType:string partition:int32 readOnly:bool
v1.Affinity nodeAffinity:v1.NodeAffinity podAffinity:v1.PodAffinity podAntiAffinity:v1.PodAntiAffinity
v1.AppArmorProfile type:v1.AppArmorProfileType=string localhostProfile:string
v1.AuthInfo client-certificate:string client-certificate-data:[]uint8 client-key:string client-key-data:[]uint8 token:string tokenFile:string as:string as-uid:string as-groups:[]string as-user-extra:map[string][]string username:string password:string auth-provider:v1.AuthProviderConfig exec:v1.ExecConfig extensions:[]v1.NamedExtension
v1.AuthProviderConfig name:string config:map[string]string
v1.AzureDiskVolumeSource diskName:string diskURI:string cachingMode:v1.AzureDataDiskCachingMode=string fsType:string readOnly:bool kind:v1.AzureDataDiskKind=string
v1.AzureFileVolumeSource secretName:string shareName:string readOnly:bool
v1.CSIVolumeSource driver:string readOnly:bool fsType:string volumeAttributes:map[string]string nodePublishSecretRef:v1.LocalObjectReference
v1.Capabilities add:[]v1.Capability=string drop:[]v1.Capability=string
v1.CephFSVolumeSource monitors:[]string path:string user:string secretFile:string secretRef:v1.LocalObjectReference readOnly:bool
v1.CinderVolumeSource volumeID:string fsType:string readOnly:bool secretRef:v1.LocalObjectReference
v1.Cluster server:string tls-server-name:string insecure-skip-tls-verify:bool certificate-authority:string certificate-authority-data:[]uint8 proxy-url:string disable-compression:bool extensions:[]v1.NamedExtension
v1.ClusterTrustBundleProjection name:string signerName:string labelSelector:v1.LabelSelector optional:bool path:string user:int64
v1.Config kind:string apiVersion:string preferences:v1.Preferences clusters:[]v1.NamedCluster users:[]v1.NamedAuthInfo contexts:[]v1.NamedContext current-context:string extensions:[]v1.NamedExtension
v1.ConfigMap kind/TypeMeta:string apiVersion/TypeMeta:string metadata:v1.ObjectMeta immutable:bool data:map[string]string binaryData:map[string][]uint8
v1.ConfigMapEnvSource name/LocalObjectReference:string optional:bool
v1.ConfigMapKeySelector name/LocalObjectReference:string key:string optional:bool
v1.ConfigMapProjection name/LocalObjectReference:string items:[]v1.KeyToPath optional:bool
v1.ConfigMapVolumeSource name/LocalObjectReference:string items:[]v1.KeyToPath defaultMode:int32 optional:bool defaultUser:int64
v1.Container name:string image:string command:[]string args:[]string workingDir:string ports:[]v1.ContainerPort envFrom:[]v1.EnvFromSource env:[]v1.EnvVar resources:v1.ResourceRequirements resizePolicy:[]v1.ContainerResizePolicy restartPolicy:v1.ContainerRestartPolicy=string restartPolicyRules:[]v1.ContainerRestartRule volumeMounts:[]v1.VolumeMount volumeDevices:[]v1.VolumeDevice livenessProbe:v1.Probe readinessProbe:v1.Probe startupProbe:v1.Probe lifecycle:v1.Lifecycle terminationMessagePath:string terminationMessagePolicy:v1.TerminationMessagePolicy=string imagePullPolicy:v1.PullPolicy=string securityContext:v1.SecurityContext stdin:bool stdinOnce:bool tty:bool
v1.ContainerExtendedResourceRequest containerName:string resourceName:string requestName:string
v1.ContainerPort name:string hostPort:int32 containerPort:int32 protocol:v1.Protocol=string hostIP:string
v1.ContainerResizePolicy resourceName:v1.ResourceName=string restartPolicy:v1.ResourceResizeRestartPolicy=string
v1.ContainerRestartRule action:v1.ContainerRestartRuleAction=string exitCodes:v1.ContainerRestartRuleOnExitCodes
v1.ContainerRestartRuleOnExitCodes operator:v1.ContainerRestartRuleOnExitCodesOperator=string values:[]int32
v1.ContainerState waiting:v1.ContainerStateWaiting running:v1.ContainerStateRunning terminated:v1.ContainerStateTerminated
v1.ContainerStateRunning startedAt:v1.Time
v1.ContainerStateTerminated exitCode:int32 signal:int32 reason:string message:string startedAt:v1.Time finishedAt:v1.Time containerID:string
v1.ContainerStateWaiting reason:string message:string
v1.ContainerStatus name:string state:v1.ContainerState lastState:v1.ContainerState ready:bool restartCount:int32 image:string imageID:string containerID:string started:bool allocatedResources:v1.ResourceList=map[string]resource.Quantity resources:v1.ResourceRequirements volumeMounts:[]v1.VolumeMountStatus user:v1.ContainerUser allocatedResourcesStatus:[]v1.ResourceStatus stopSignal:v1.Signal=string
v1.ContainerUser linux:v1.LinuxContainerUser
v1.Context cluster:string user:string namespace:string extensions:[]v1.NamedExtension
v1.DownwardAPIProjection items:[]v1.DownwardAPIVolumeFile
v1.DownwardAPIVolumeFile path:string fieldRef:v1.ObjectFieldSelector resourceFieldRef:v1.ResourceFieldSelector mode:int32 user:int64
v1.DownwardAPIVolumeSource items:[]v1.DownwardAPIVolumeFile defaultMode:int32 defaultUser:int64
v1.EmptyDirVolumeSource medium:v1.StorageMedium=string sizeLimit:resource.Quantity mode:int32
v1.EnvFromSource prefix:string configMapRef:v1.ConfigMapEnvSource secretRef:v1.SecretEnvSource
v1.EnvVar name:string value:string valueFrom:v1.EnvVarSource
v1.EnvVarSource fieldRef:v1.ObjectFieldSelector resourceFieldRef:v1.ResourceFieldSelector configMapKeyRef:v1.ConfigMapKeySelector secretKeyRef:v1.SecretKeySelector fileKeyRef:v1.FileKeySelector
v1.EphemeralContainer name/EphemeralContainerCommon:string image/EphemeralContainerCommon:string command/EphemeralContainerCommon:[]string args/EphemeralContainerCommon:[]string workingDir/EphemeralContainerCommon:string ports/EphemeralContainerCommon:[]v1.ContainerPort envFrom/EphemeralContainerCommon:[]v1.EnvFromSource env/EphemeralContainerCommon:[]v1.EnvVar resources/EphemeralContainerCommon:v1.ResourceRequirements resizePolicy/EphemeralContainerCommon:[]v1.ContainerResizePolicy restartPolicy/EphemeralContainerCommon:v1.ContainerRestartPolicy=string restartPolicyRules/EphemeralContainerCommon:[]v1.ContainerRestartRule volumeMounts/EphemeralContainerCommon:[]v1.VolumeMount volumeDevices/EphemeralContainerCommon:[]v1.VolumeDevice livenessProbe/EphemeralContainerCommon:v1.Probe readinessProbe/EphemeralContainerCommon:v1.Probe startupProbe/EphemeralContainerCommon:v1.Probe lifecycle/EphemeralContainerCommon:v1.Lifecycle terminationMessagePath/EphemeralContainerCommon:string terminationMessagePolicy/EphemeralContainerCommon:v1.TerminationMessagePolicy=string imagePullPolicy/EphemeralContainerCommon:v1.PullPolicy=string securityContext/EphemeralContainerCommon:v1.SecurityContext stdin/EphemeralContainerCommon:bool stdinOnce/EphemeralContainerCommon:bool tty/EphemeralContainerCommon:bool targetContainerName:string
v1.EphemeralVolumeSource volumeClaimTemplate:v1.PersistentVolumeClaimTemplate
v1.EvictionResponder name:string priority:int32
v1.ExecAction command:[]string
v1.ExecConfig command:string args:[]string env:[]v1.ExecEnvVar apiVersion:string installHint:string provideClusterInfo:bool interactiveMode:v1.ExecInteractiveMode=string
v1.ExecEnvVar name:string value:string
v1.FCVolumeSource targetWWNs:[]string lun:int32 fsType:string readOnly:bool wwids:[]string
v1.FileKeySelector volumeName:string path:string key:string optional:bool
v1.FlexVolumeSource driver:string fsType:string secretRef:v1.LocalObjectReference readOnly:bool options:map[string]string
v1.FlockerVolumeSource datasetName:string datasetUUID:string
v1.FormatOptions text:v1.TextOptions json:v1.JSONOptions
v1.GCEPersistentDiskVolumeSource pdName:string fsType:string partition:int32 readOnly:bool
v1.GRPCAction port:int32 service:string mode:v1.GRPCProbeMode=string
v1.GitRepoVolumeSource repository:string revision:string directory:string
v1.GlusterfsVolumeSource endpoints:string path:string readOnly:bool
v1.HTTPGetAction path:string port:intstr.IntOrString host:string scheme:v1.URIScheme=string httpHeaders:[]v1.HTTPHeader protocol:v1.HTTPProtocol=string
v1.HTTPHeader name:string value:string
v1.HostAlias ip:string hostnames:[]string
v1.HostIP ip:string
v1.HostPathVolumeSource path:string type:v1.HostPathType=string
v1.ISCSIVolumeSource targetPortal:string iqn:string lun:int32 iscsiInterface:string fsType:string readOnly:bool portals:[]string chapAuthDiscovery:bool chapAuthSession:bool secretRef:v1.LocalObjectReference initiatorName:string
v1.ImageVolumeSource reference:string pullPolicy:v1.PullPolicy=string
v1.ImageVolumeStatus imageRef:string
v1.JSONOptions splitStream/OutputRoutingOptions:bool infoBufferSize/OutputRoutingOptions:resource.QuantityValue
v1.KeyToPath key:string path:string mode:int32 user:int64
v1.LabelSelector matchLabels:map[string]string matchExpressions:[]v1.LabelSelectorRequirement
v1.LabelSelectorRequirement key:string operator:v1.LabelSelectorOperator=string values:[]string
v1.Lifecycle postStart:v1.LifecycleHandler preStop:v1.LifecycleHandler stopSignal:v1.Signal=string
v1.LifecycleHandler exec:v1.ExecAction httpGet:v1.HTTPGetAction tcpSocket:v1.TCPSocketAction sleep:v1.SleepAction
v1.LinuxContainerUser uid:int64 gid:int64 supplementalGroups:[]int64
v1.LocalObjectReference name:string
v1.LoggingConfiguration format:string flushFrequency:v1.TimeOrMetaDuration verbosity:v1.VerbosityLevel=uint32 vmodule:v1.VModuleConfiguration=[]v1.VModuleItem options:v1.FormatOptions
v1.ManagedFieldsEntry manager:string operation:v1.ManagedFieldsOperationType=string apiVersion:string time:v1.Time fieldsType:string fieldsV1:v1.FieldsV1 subresource:string
v1.NFSVolumeSource server:string path:string readOnly:bool
v1.NamedAuthInfo name:string user:v1.AuthInfo
v1.NamedCluster name:string cluster:v1.Cluster
v1.NamedContext name:string context:v1.Context
v1.NamedExtension name:string extension:runtime.RawExtension
v1.NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:v1.NodeSelector preferredDuringSchedulingIgnoredDuringExecution:[]v1.PreferredSchedulingTerm
v1.NodeAllocatableMappedResources name:v1.ResourceName=string quantity:resource.Quantity
v1.NodeAllocatableOverheadResources name:v1.ResourceName=string perPod:resource.Quantity perContainer:resource.Quantity
v1.NodeAllocatableResourceClaimStatus resourceClaimName:string containers:[]string mapping:[]v1.NodeAllocatableMappedResources overhead:[]v1.NodeAllocatableOverheadResources
v1.NodeSelector nodeSelectorTerms:[]v1.NodeSelectorTerm
v1.NodeSelectorRequirement key:string operator:v1.NodeSelectorOperator=string values:[]string
v1.NodeSelectorTerm matchExpressions:[]v1.NodeSelectorRequirement matchFields:[]v1.NodeSelectorRequirement
v1.ObjectFieldSelector apiVersion:string fieldPath:string
v1.ObjectMeta name:string generateName:string namespace:string selfLink:string uid:types.UID=string resourceVersion:string generation:int64 creationTimestamp:v1.Time deletionTimestamp:v1.Time deletionGracePeriodSeconds:int64 labels:map[string]string annotations:map[string]string ownerReferences:[]v1.OwnerReference finalizers:[]string managedFields:[]v1.ManagedFieldsEntry
v1.OwnerReference apiVersion:string kind:string name:string uid:types.UID=string controller:bool blockOwnerDeletion:bool
v1.PersistentVolumeClaimSpec accessModes:[]v1.PersistentVolumeAccessMode=string selector:v1.LabelSelector resources:v1.VolumeResourceRequirements volumeName:string storageClassName:string volumeMode:v1.PersistentVolumeMode=string dataSource:v1.TypedLocalObjectReference dataSourceRef:v1.TypedObjectReference volumeAttributesClassName:string
v1.PersistentVolumeClaimTemplate metadata:v1.ObjectMeta spec:v1.PersistentVolumeClaimSpec
v1.PersistentVolumeClaimVolumeSource claimName:string readOnly:bool
v1.PhotonPersistentDiskVolumeSource pdID:string fsType:string
v1.Pod kind/TypeMeta:string apiVersion/TypeMeta:string metadata:v1.ObjectMeta spec:v1.PodSpec status:v1.PodStatus
v1.PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[]v1.PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[]v1.WeightedPodAffinityTerm
v1.PodAffinityTerm labelSelector:v1.LabelSelector namespaces:[]string topologyKey:string namespaceSelector:v1.LabelSelector matchLabelKeys:[]string mismatchLabelKeys:[]string
v1.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[]v1.PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[]v1.WeightedPodAffinityTerm
v1.PodCertificateProjection signerName:string keyType:string maxExpirationSeconds:int32 credentialBundlePath:string keyPath:string certificateChainPath:string userAnnotations:map[string]string user:int64
v1.PodCondition type:v1.PodConditionType=string observedGeneration:int64 status:v1.ConditionStatus=string lastProbeTime:v1.Time lastTransitionTime:v1.Time reason:string message:string
v1.PodDNSConfig nameservers:[]string searches:[]string options:[]v1.PodDNSConfigOption
v1.PodDNSConfigOption name:string value:string
v1.PodExtendedResourceClaimStatus requestMappings:[]v1.ContainerExtendedResourceRequest resourceClaimName:string
v1.PodIP ip:string
v1.PodOS name:v1.OSName=string
v1.PodReadinessGate conditionType:v1.PodConditionType=string
v1.PodResourceClaim name:string resourceClaimName:string resourceClaimTemplateName:string
v1.PodResourceClaimStatus name:string resourceClaimName:string
v1.PodSchedulingGate name:string
v1.PodSchedulingGroup podGroupName:string
v1.PodSecurityContext seLinuxOptions:v1.SELinuxOptions windowsOptions:v1.WindowsSecurityContextOptions runAsUser:int64 runAsGroup:int64 runAsNonRoot:bool supplementalGroups:[]int64 supplementalGroupsPolicy:v1.SupplementalGroupsPolicy=string fsGroup:int64 sysctls:[]v1.Sysctl fsGroupChangePolicy:v1.PodFSGroupChangePolicy=string seccompProfile:v1.SeccompProfile appArmorProfile:v1.AppArmorProfile seLinuxChangePolicy:v1.PodSELinuxChangePolicy=string
v1.PodSpec volumes:[]v1.Volume initContainers:[]v1.Container containers:[]v1.Container ephemeralContainers:[]v1.EphemeralContainer restartPolicy:v1.RestartPolicy=string terminationGracePeriodSeconds:int64 activeDeadlineSeconds:int64 dnsPolicy:v1.DNSPolicy=string nodeSelector:map[string]string serviceAccountName:string serviceAccount:string automountServiceAccountToken:bool nodeName:string hostNetwork:bool hostPID:bool hostIPC:bool shareProcessNamespace:bool securityContext:v1.PodSecurityContext imagePullSecrets:[]v1.LocalObjectReference hostname:string subdomain:string affinity:v1.Affinity schedulerName:string tolerations:[]v1.Toleration hostAliases:[]v1.HostAlias priorityClassName:string priority:int32 dnsConfig:v1.PodDNSConfig readinessGates:[]v1.PodReadinessGate runtimeClassName:string enableServiceLinks:bool preemptionPolicy:v1.PreemptionPolicy=string overhead:v1.ResourceList=map[string]resource.Quantity topologySpreadConstraints:[]v1.TopologySpreadConstraint setHostnameAsFQDN:bool os:v1.PodOS hostUsers:bool schedulingGates:[]v1.PodSchedulingGate resourceClaims:[]v1.PodResourceClaim resources:v1.ResourceRequirements hostnameOverride:string schedulingGroup:v1.PodSchedulingGroup evictionResponders:[]v1.EvictionResponder
v1.PodStatus observedGeneration:int64 phase:v1.PodPhase=string conditions:[]v1.PodCondition message:string reason:string nominatedNodeName:string hostIP:string hostIPs:[]v1.HostIP podIP:string podIPs:[]v1.PodIP startTime:v1.Time initContainerStatuses:[]v1.ContainerStatus containerStatuses:[]v1.ContainerStatus qosClass:v1.PodQOSClass=string ephemeralContainerStatuses:[]v1.ContainerStatus resize:v1.PodResizeStatus=string resourceClaimStatuses:[]v1.PodResourceClaimStatus extendedResourceClaimStatus:v1.PodExtendedResourceClaimStatus allocatedResources:v1.ResourceList=map[string]resource.Quantity resources:v1.ResourceRequirements nodeAllocatableResourceClaimStatuses:[]v1.NodeAllocatableResourceClaimStatus volumeHealth:[]v1.PodVolumeHealth
v1.PodVolumeHealth name:string healthConditions:[]v1.VolumeHealthCondition lastTransitionTime:v1.Time
v1.PortworxVolumeSource volumeID:string fsType:string readOnly:bool
v1.Preferences colors:bool extensions:[]v1.NamedExtension
v1.PreferredSchedulingTerm weight:int32 preference:v1.NodeSelectorTerm
v1.Probe exec/ProbeHandler:v1.ExecAction httpGet/ProbeHandler:v1.HTTPGetAction tcpSocket/ProbeHandler:v1.TCPSocketAction grpc/ProbeHandler:v1.GRPCAction initialDelaySeconds:int32 timeoutSeconds:int32 periodSeconds:int32 successThreshold:int32 failureThreshold:int32 terminationGracePeriodSeconds:int64
v1.ProjectedVolumeSource sources:[]v1.VolumeProjection defaultMode:int32 defaultUser:int64
v1.QuobyteVolumeSource registry:string volume:string readOnly:bool user:string group:string tenant:string
v1.RBDVolumeSource monitors:[]string image:string fsType:string pool:string user:string keyring:string secretRef:v1.LocalObjectReference readOnly:bool
v1.ResourceClaim name:string request:string
v1.ResourceFieldSelector containerName:string resource:string divisor:resource.Quantity
v1.ResourceHealth resourceID:v1.ResourceID=string health:v1.ResourceHealthStatus=string message:string
v1.ResourceRequirements limits:v1.ResourceList=map[string]resource.Quantity requests:v1.ResourceList=map[string]resource.Quantity claims:[]v1.ResourceClaim
v1.ResourceStatus name:v1.ResourceName=string resources:[]v1.ResourceHealth
v1.SELinuxOptions user:string role:string type:string level:string
v1.ScaleIOVolumeSource gateway:string system:string secretRef:v1.LocalObjectReference sslEnabled:bool protectionDomain:string storagePool:string storageMode:string volumeName:string fsType:string readOnly:bool
v1.SeccompProfile type:v1.SeccompProfileType=string localhostProfile:string
v1.Secret kind/TypeMeta:string apiVersion/TypeMeta:string metadata:v1.ObjectMeta immutable:bool data:map[string][]uint8 stringData:map[string]string type:v1.SecretType=string
v1.SecretEnvSource name/LocalObjectReference:string optional:bool
v1.SecretKeySelector name/LocalObjectReference:string key:string optional:bool
v1.SecretProjection name/LocalObjectReference:string items:[]v1.KeyToPath optional:bool
v1.SecretVolumeSource secretName:string items:[]v1.KeyToPath defaultMode:int32 optional:bool defaultUser:int64
v1.SecurityContext capabilities:v1.Capabilities privileged:bool seLinuxOptions:v1.SELinuxOptions windowsOptions:v1.WindowsSecurityContextOptions runAsUser:int64 runAsGroup:int64 runAsNonRoot:bool readOnlyRootFilesystem:bool allowPrivilegeEscalation:bool procMount:v1.ProcMountType=string seccompProfile:v1.SeccompProfile appArmorProfile:v1.AppArmorProfile
v1.ServiceAccountTokenProjection audience:string expirationSeconds:int64 path:string user:int64
v1.SleepAction seconds:int64
v1.StorageOSVolumeSource volumeName:string volumeNamespace:string fsType:string readOnly:bool secretRef:v1.LocalObjectReference
v1.Sysctl name:string value:string
v1.TCPSocketAction port:intstr.IntOrString host:string
v1.Taint key:string value:string effect:v1.TaintEffect=string timeAdded:v1.Time
v1.TextOptions splitStream/OutputRoutingOptions:bool infoBufferSize/OutputRoutingOptions:resource.QuantityValue
v1.Toleration key:string operator:v1.TolerationOperator=string value:string effect:v1.TaintEffect=string tolerationSeconds:int64
v1.TopologySpreadConstraint maxSkew:int32 topologyKey:string whenUnsatisfiable:v1.UnsatisfiableConstraintAction=string labelSelector:v1.LabelSelector minDomains:int32 nodeAffinityPolicy:v1.NodeInclusionPolicy=string nodeTaintsPolicy:v1.NodeInclusionPolicy=string matchLabelKeys:[]string
v1.TracingConfiguration endpoint:string samplingRatePerMillion:int32
v1.TypedLocalObjectReference apiGroup:string kind:string name:string
v1.TypedObjectReference apiGroup:string kind:string name:string namespace:string
v1.VModuleItem filePattern:string verbosity:v1.VerbosityLevel=uint32
v1.Volume name:string hostPath/VolumeSource:v1.HostPathVolumeSource emptyDir/VolumeSource:v1.EmptyDirVolumeSource gcePersistentDisk/VolumeSource:v1.GCEPersistentDiskVolumeSource awsElasticBlockStore/VolumeSource:v1.AWSElasticBlockStoreVolumeSource gitRepo/VolumeSource:v1.GitRepoVolumeSource secret/VolumeSource:v1.SecretVolumeSource nfs/VolumeSource:v1.NFSVolumeSource iscsi/VolumeSource:v1.ISCSIVolumeSource glusterfs/VolumeSource:v1.GlusterfsVolumeSource persistentVolumeClaim/VolumeSource:v1.PersistentVolumeClaimVolumeSource rbd/VolumeSource:v1.RBDVolumeSource flexVolume/VolumeSource:v1.FlexVolumeSource cinder/VolumeSource:v1.CinderVolumeSource cephfs/VolumeSource:v1.CephFSVolumeSource flocker/VolumeSource:v1.FlockerVolumeSource downwardAPI/VolumeSource:v1.DownwardAPIVolumeSource fc/VolumeSource:v1.FCVolumeSource azureFile/VolumeSource:v1.AzureFileVolumeSource configMap/VolumeSource:v1.ConfigMapVolumeSource vsphereVolume/VolumeSource:v1.VsphereVirtualDiskVolumeSource quobyte/VolumeSource:v1.QuobyteVolumeSource azureDisk/VolumeSource:v1.AzureDiskVolumeSource photonPersistentDisk/VolumeSource:v1.PhotonPersistentDiskVolumeSource projected/VolumeSource:v1.ProjectedVolumeSource portworxVolume/VolumeSource:v1.PortworxVolumeSource scaleIO/VolumeSource:v1.ScaleIOVolumeSource storageos/VolumeSource:v1.StorageOSVolumeSource csi/VolumeSource:v1.CSIVolumeSource ephemeral/VolumeSource:v1.EphemeralVolumeSource image/VolumeSource:v1.ImageVolumeSource
v1.VolumeDevice name:string devicePath:string
v1.VolumeHealthCondition status:v1.VolumeHealthStatusType=string reason:string message:string
v1.VolumeMount name:string readOnly:bool recursiveReadOnly:v1.RecursiveReadOnlyMode=string mountPath:string subPath:string mountPropagation:v1.MountPropagationMode=string subPathExpr:string bindMountOptions:[]string
v1.VolumeMountStatus name:string mountPath:string readOnly:bool recursiveReadOnly:v1.RecursiveReadOnlyMode=string volumeStatus:v1.VolumeStatus
v1.VolumeProjection secret:v1.SecretProjection downwardAPI:v1.DownwardAPIProjection configMap:v1.ConfigMapProjection serviceAccountToken:v1.ServiceAccountTokenProjection clusterTrustBundle:v1.ClusterTrustBundleProjection podCertificate:v1.PodCertificateProjection
v1.VolumeResourceRequirements limits:v1.ResourceList=map[string]resource.Quantity requests:v1.ResourceList=map[string]resource.Quantity
v1.VolumeStatus image:v1.ImageVolumeStatus
v1.VsphereVirtualDiskVolumeSource volumePath:string fsType:string storagePolicyName:string storagePolicyID:string
v1.WeightedPodAffinityTerm weight:int32 podAffinityTerm:v1.PodAffinityTerm
v1.WindowsSecurityContextOptions gmsaCredentialSpecName:string gmsaCredentialSpec:string runAsUserName:string hostProcess:bool
v1beta1.CrashLoopBackOffConfig maxContainerRestartPeriod:v1.Duration
v1beta1.KubeletAnonymousAuthentication enabled:bool
v1beta1.KubeletAuthentication x509:v1beta1.KubeletX509Authentication webhook:v1beta1.KubeletWebhookAuthentication anonymous:v1beta1.KubeletAnonymousAuthentication
v1beta1.KubeletAuthorization mode:v1beta1.KubeletAuthorizationMode=string webhook:v1beta1.KubeletWebhookAuthorization
v1beta1.KubeletConfiguration kind/TypeMeta:string apiVersion/TypeMeta:string enableServer:bool staticPodPath:string podLogsDir:string syncFrequency:v1.Duration fileCheckFrequency:v1.Duration httpCheckFrequency:v1.Duration staticPodURL:string staticPodURLHeader:map[string][]string address:string port:int32 readOnlyPort:int32 tlsCertFile:string tlsPrivateKeyFile:string tlsCipherSuites:[]string tlsCurvePreferences:[]int32 tlsMinVersion:string rotateCertificates:bool serverTLSBootstrap:bool authentication:v1beta1.KubeletAuthentication authorization:v1beta1.KubeletAuthorization registryPullQPS:int32 registryBurst:int32 imagePullCredentialsVerificationPolicy:v1beta1.ImagePullCredentialsVerificationPolicy=string preloadedImagesVerificationAllowlist:[]string eventRecordQPS:int32 eventBurst:int32 enableDebuggingHandlers:bool enableContentionProfiling:bool healthzPort:int32 healthzBindAddress:string oomScoreAdj:int32 clusterDomain:string clusterDNS:[]string streamingConnectionIdleTimeout:v1.Duration nodeStatusUpdateFrequency:v1.Duration nodeStatusReportFrequency:v1.Duration nodeLeaseDurationSeconds:int32 imageMinimumGCAge:v1.Duration imageMaximumGCAge:v1.Duration imageGCHighThresholdPercent:int32 imageGCLowThresholdPercent:int32 volumeStatsAggPeriod:v1.Duration kubeletCgroups:string systemCgroups:string cgroupRoot:string cgroupsPerQOS:bool cgroupDriver:string cpuManagerPolicy:string singleProcessOOMKill:bool cpuManagerPolicyOptions:map[string]string cpuManagerReconcilePeriod:v1.Duration memoryManagerPolicy:string topologyManagerPolicy:string topologyManagerScope:string topologyManagerPolicyOptions:map[string]string qosReserved:map[string]string runtimeRequestTimeout:v1.Duration hairpinMode:string maxPods:int32 podCIDR:string podPidsLimit:int64 resolvConf:string runOnce:bool cpuCFSQuota:bool cpuCFSQuotaPeriod:v1.Duration nodeStatusMaxImages:int32 maxOpenFiles:int64 contentType:string kubeAPIQPS:int32 kubeAPIBurst:int32 serializeImagePulls:bool maxParallelImagePulls:int32 evictionHard:map[string]string evictionSoft:map[string]string evictionSoftGracePeriod:map[string]string evictionPressureTransitionPeriod:v1.Duration evictionMaxPodGracePeriod:int32 evictionMinimumReclaim:map[string]string mergeDefaultEvictionSettings:bool podsPerCore:int32 enableControllerAttachDetach:bool protectKernelDefaults:bool makeIPTablesUtilChains:bool iptablesMasqueradeBit:int32 iptablesDropBit:int32 featureGates:map[string]bool failSwapOn:bool memorySwap:v1beta1.MemorySwapConfiguration containerLogMaxSize:string containerLogMaxFiles:int32 containerLogMaxWorkers:int32 containerLogMonitorInterval:v1.Duration configMapAndSecretChangeDetectionStrategy:v1beta1.ResourceChangeDetectionStrategy=string systemReserved:map[string]string kubeReserved:map[string]string reservedSystemCPUs:string showHiddenMetricsForVersion:string systemReservedCgroup:string kubeReservedCgroup:string enforceNodeAllocatable:[]string allowedUnsafeSysctls:[]string defaultPodSysctls:map[string]string volumePluginDir:string providerID:string kernelMemcgNotification:bool logging:v1.LoggingConfiguration enableSystemLogHandler:bool enableSystemLogQuery:bool shutdownGracePeriod:v1.Duration shutdownGracePeriodCriticalPods:v1.Duration shutdownGracePeriodByPodPriority:[]v1beta1.ShutdownGracePeriodByPodPriority crashLoopBackOff:v1beta1.CrashLoopBackOffConfig reservedMemory:[]v1beta1.MemoryReservation enableProfilingHandler:bool enableDebugFlagsHandler:bool seccompDefault:bool memoryThrottlingFactor:float64 memoryReservationPolicy:v1beta1.MemoryReservationPolicy=string registerWithTaints:[]v1.Taint registerNode:bool tracing:v1.TracingConfiguration localStorageCapacityIsolation:bool containerRuntimeEndpoint:string imageServiceEndpoint:string failCgroupV1:bool userNamespaces:v1beta1.UserNamespaces
v1beta1.KubeletWebhookAuthentication enabled:bool cacheTTL:v1.Duration
v1beta1.KubeletWebhookAuthorization cacheAuthorizedTTL:v1.Duration cacheUnauthorizedTTL:v1.Duration
v1beta1.KubeletX509Authentication clientCAFile:string
v1beta1.MemoryReservation numaNode:int32 limits:v1.ResourceList=map[string]resource.Quantity
v1beta1.MemorySwapConfiguration swapBehavior:string
v1beta1.ShutdownGracePeriodByPodPriority priority:int32 shutdownGracePeriodSeconds:int64
v1beta1.UserNamespaces idsPerPod:int64
`;
