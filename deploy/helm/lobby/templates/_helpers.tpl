{{- define "lobby.name" -}}{{ .Release.Name }}-{{ .Chart.Name }}{{- end }}
{{- define "lobby.env" -}}
- { name: PUBLIC_URL, value: {{ .Values.publicUrl | quote }} }
- { name: ALLOWED_ORIGINS, value: {{ join "," .Values.allowedOrigins | quote }} }
- { name: TRUSTED_PROXIES, value: {{ .Values.trustedProxies | quote }} }
{{- with .Values.urls.neo4j }}
- { name: NEO4J_URI, value: {{ . | quote }} }
{{- end }}
{{- with .Values.urls.meili }}
- { name: MEILI_URL, value: {{ . | quote }} }
{{- end }}
{{- with .Values.urls.redis }}
- { name: REDIS_URL, value: {{ . | quote }} }
{{- end }}
{{- with .Values.urls.model }}
- { name: MODEL_URL, value: {{ . | quote }} }
- { name: MODEL_NAME, value: {{ $.Values.modelName | quote }} }
- { name: MODEL_HOSTS, value: {{ join "," $.Values.modelHosts | quote }} }
{{- end }}
{{- with .Values.s3 }}
{{- if .endpoint }}
- { name: S3_ENDPOINT, value: {{ .endpoint | quote }} }
- { name: S3_BUCKET, value: {{ .bucket | quote }} }
- { name: S3_REGION, value: {{ .region | quote }} }
- { name: S3_PREFIX, value: {{ .prefix | quote }} }
{{- end }}
{{- end }}
{{- with .Values.outboundHosts }}
- { name: OUTBOUND_HOSTS, value: {{ join "," . | quote }} }
{{- end }}
{{- with .Values.oidc }}
{{- if .issuer }}
- { name: OIDC_ISSUER, value: {{ .issuer | quote }} }
- { name: OIDC_CLIENT_ID, value: {{ .clientId | quote }} }
- { name: OIDC_USERNAME_CLAIM, value: {{ .usernameClaim | quote }} }
{{- with .acr }}
- { name: OIDC_ACR, value: {{ join "," . | quote }} }
{{- end }}
{{- end }}
{{- end }}
{{- with .Values.secondFactorRoles }}
- { name: SECOND_FACTOR_ROLES, value: {{ join "," . | quote }} }
{{- end }}
{{- with .Values.bank }}
{{- if .jwksConfigMap }}
- { name: BANK_JWKS, value: /etc/lobby/bank/jwks.json }
- { name: BANK_ISSUER, value: {{ .issuer | quote }} }
- { name: BANK_AUDIENCE, value: {{ .audience | quote }} }
{{- end }}
{{- end }}
- { name: STAFF_IDLE_MINUTES, value: {{ .Values.staffIdleMinutes | quote }} }
- { name: RETENTION_DAYS, value: {{ .Values.retentionDays | quote }} }
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
