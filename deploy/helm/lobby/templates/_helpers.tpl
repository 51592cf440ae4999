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
{{- end }}
{{- end }}
